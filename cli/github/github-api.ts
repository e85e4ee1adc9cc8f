import { UserError } from "../user-error";

/** Calls GitHub's REST API for one repository (https://docs.github.com/rest). */
export interface GitHubApi {
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  patch(path: string, body: object): Promise<unknown>;
}

export interface GitHubSettings {
  /** `https://api.github.com`, or an Enterprise server's. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
}

/**
 * The settings that GitHub gives every workflow step.
 * @throws UserError naming each variable that is missing.
 */
export function gitHubSettings(environment: NodeJS.ProcessEnv): GitHubSettings {
  const {
    GITHUB_API_URL: apiUrl = "https://api.github.com",
    GITHUB_REPOSITORY: repository,
    GITHUB_TOKEN: token,
  } = environment;
  if (!repository || !token) {
    const missing = [!repository && "GITHUB_REPOSITORY", !token && "GITHUB_TOKEN"]
      .filter(Boolean)
      .join(" and ");
    throw new UserError(
      `${missing} is not set: run this in a workflow step with \`env: GITHUB_TOKEN: \${{ github.token }}\`.`,
    );
  }
  return { apiUrl, repository, token };
}

/** A client for paths below the repository, such as `issues/1/comments`. Fails with method, path and status. */
export function gitHubApi({ apiUrl, repository, token }: GitHubSettings): GitHubApi {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${apiUrl}/repos/${repository}/${path}`, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "x-github-api-version": "2022-11-28",
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UserError(
        `GitHub can't be reached at ${apiUrl} (${reason}): check GITHUB_API_URL.`,
      );
    });
    if (!response.ok) {
      throw new UserError(
        `GitHub answered ${response.status} to ${method} ${path}: check the \`permissions\` of the job.`,
      );
    }
    return response.json();
  };
  return {
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body),
    patch: (path, body) => call("PATCH", path, body),
  };
}
