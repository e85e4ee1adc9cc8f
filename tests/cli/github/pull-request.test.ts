import { gitHubApi } from "../../../cli/github/github-api";
import { isClosed } from "../../../cli/github/pull-request";
import { startGitHub, type GitHubServer } from "./github-server";

let gitHub: GitHubServer;
beforeAll(async () => {
  gitHub = await startGitHub("acme/mfa");
  const head = { sha: "abc", label: "acme:feature" };
  gitHub.pullRequests.push(
    { number: 7, state: "closed", head },
    { number: 8, state: "open", head },
  );
});
afterAll(() => {
  gitHub.close();
});

const ask = (pullRequest: number): Promise<boolean> =>
  isClosed(gitHubApi({ apiUrl: gitHub.url, repository: "acme/mfa", token: "t" }), pullRequest);

it("is closed if GitHub says so, and not if GitHub has no such pull request", async () => {
  expect(await Promise.all([7, 8, 9].map(ask))).toEqual([true, false, false]);
});

it("is unknown if GitHub refuses for another reason", async () => {
  gitHub.refused.set("GET pulls/7", { status: 403, message: "Resource not accessible" });
  await expect(ask(7)).rejects.toThrow("GitHub answered 403");
});
