import type { GitHubApi } from "../../github/github-api";
import { GitHubRefusal } from "../../github/github-refusal";
import { UserError } from "../../user-error";
import type { Reviewer } from "./environment";

/** GitHub accepts no more for an environment. */
const MOST = 6;

/**
 * Looks up who may approve a deployment.
 * @param names logins and `organization/team`, separated by commas
 * @throws UserError naming all that GitHub doesn't know
 */
export async function findReviewers(api: GitHubApi, names: string): Promise<Reviewer[]> {
  const asked = names.split(",").map((name) => name.trim());
  if (asked.length > MOST)
    throw new UserError(`--reviewers names ${asked.length}: GitHub accepts at most ${MOST}.`);
  const found = await Promise.all(asked.map((name) => findReviewer(api, name)));
  const unknown = asked.filter((_, index) => found[index] === undefined);
  if (unknown.length > 0)
    throw new UserError(
      `GitHub knows no ${unknown.join(", ")}: give \`--reviewers\` logins, or teams as ORGANIZATION/TEAM.`,
    );
  return found.filter((reviewer) => reviewer !== undefined);
}

async function findReviewer(api: GitHubApi, name: string): Promise<Reviewer | undefined> {
  const [first = "", team] = name.split("/").map(encodeURIComponent);
  if (first === "") return undefined;
  const path = team === undefined ? `/users/${first}` : `/orgs/${first}/teams/${team}`;
  try {
    const { id } = (await api.get(path)) as { id: number };
    return { type: team === undefined ? "User" : "Team", id, name };
  } catch (error) {
    if (error instanceof GitHubRefusal && error.status === 404) return undefined;
    throw error;
  }
}
