import { UserError } from "../user-error";
import { GitHubRefusal } from "./github-refusal";

/**
 * Calls GitHub's REST API for one repository (https://docs.github.com/rest). A path is below the repository, such as
 * `issues/1/comments`; with a slash in front it is below the API.
 */
export interface GitHubApi {
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  put(path: string, body: object): Promise<unknown>;
  patch(path: string, body: object): Promise<unknown>;
  delete(path: string): Promise<unknown>;
}

export interface GitHubSettings {
  /** `https://api.github.com`, or an Enterprise server's. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
}

/** Address of GitHub's API where GITHUB_API_URL is not set. */
export const GITHUB_API_URL = "https://api.github.com";

/**
 * Returns the settings that GitHub gives every workflow step.
 * @throws UserError naming each variable that is missing.
 */
export function gitHubSettings(environment: NodeJS.ProcessEnv): GitHubSettings {
  const {
    GITHUB_API_URL: apiUrl = GITHUB_API_URL,
    GITHUB_REPOSITORY: repository,
    GITHUB_TOKEN: token,
  } = environment;
  if (!repository || !token) {
    const missing = [!repository && "GITHUB_REPOSITORY", !token && "GITHUB_TOKEN"]
      .filter(Boolean)
      .join(" and ");
    throw new UserError(
      `${missing} ${repository || token ? "is" : "are"} not set: run this in a workflow step with \`env: GITHUB_TOKEN: \${{ github.token }}\`.`,
    );
  }
  return { apiUrl, repository, token };
}

/**
 * Returns a client for one repository.
 * @param remedy what someone can do if GitHub refuses. Default: the remedy for a workflow.
 * @throws GitHubRefusal with method, path, status and GitHub's reason, from each call
 */
export function gitHubApi(
  { apiUrl, repository, token }: GitHubSettings,
  remedy = "check the `permissions` of the job",
): GitHubApi {
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const url = path.startsWith("/") ? `${apiUrl}${path}` : `${apiUrl}/repos/${repository}/${path}`;
    const response = await fetch(url.replace(/\/$/, ""), {
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
        `GitHub can't be reached at ${apiUrl} (${reason}): check the network and GITHUB_API_URL.`,
      );
    });
    const text = await response.text();
    if (response.ok) return text === "" ? undefined : (JSON.parse(text) as unknown);
    const what = path === "" ? repository : path;
    throw new GitHubRefusal(
      response.status,
      `GitHub answered ${response.status}${reasonIn(text)} to ${method} ${what}: ${remedy}.`,
    );
  };
  return {
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body),
    put: (path, body) => call("PUT", path, body),
    patch: (path, body) => call("PATCH", path, body),
    delete: (path) => call("DELETE", path),
  };
}

/** Returns the reason in GitHub's answer, in parentheses. */
function reasonIn(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === "string" ? ` (${message.replace(/\.$/, "")})` : "";
  } catch {
    return "";
  }
}
