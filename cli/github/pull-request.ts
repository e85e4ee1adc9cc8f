import type { GitHubApi } from "./github-api";
import { GitHubRefusal } from "./github-refusal";

interface PullRequest {
  readonly number: number;
  readonly state: "open" | "closed";
  readonly head: { readonly sha: string };
}

/**
 * Returns the open pull request whose head is a commit of a branch that may be in a fork. A run for a fork can't be trusted
 * to say which pull request it belongs to, so GitHub is asked. `undefined` if there is none any more.
 * @param head `owner:branch`
 */
export async function findPullRequest(
  api: GitHubApi,
  head: string,
  sha: string,
): Promise<number | undefined> {
  const query = new URLSearchParams({ state: "open", head, per_page: "100" }).toString();
  const pullRequests = (await api.get(`pulls?${query}`)) as PullRequest[];
  return pullRequests.find((candidate) => candidate.head.sha === sha)?.number;
}

/** Returns whether a pull request is closed, merged or not. One that GitHub doesn't know counts as open. */
export async function isClosed(api: GitHubApi, pullRequest: number): Promise<boolean> {
  const found = (await api.get(`pulls/${pullRequest}`).catch((error: unknown) => {
    if (error instanceof GitHubRefusal && error.status === 404) return undefined;
    throw error;
  })) as PullRequest | undefined;
  return found?.state === "closed";
}
