import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plan } from "../../../cli/preview/plan/plan";
import { writePlan } from "../../../cli/preview/plan/plan-file";
import { postPlan } from "../../../cli/github/post-plan";
import { fakeGitHub } from "./fake-github";

const PLAN: Plan = {
  stack: "dev",
  offline: false,
  changes: [],
  unchanged: 1,
  errors: [],
  notes: [],
};
const COMMENTS = { "GET issues/5/comments?per_page=100&page=1": [], "POST issues/5/comments": {} };
const PULLS = "GET pulls?state=open&head=mallory%3Amain%26state%3Dclosed&per_page=100";
const FORK = { head: "mallory:main&state=closed", sha: "abc", label: "offline" };

describe("postPlan", () => {
  const folder = mkdtempSync(join(tmpdir(), "post-plan-"));
  const file = join(folder, "plan.json");
  beforeEach(() => {
    writePlan(file, PLAN);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("posts a plan on the pull request that it is given, under the stack's name", async () => {
    const { api, calls } = fakeGitHub(COMMENTS);
    await expect(postPlan(api, { file, pullRequest: 5 })).resolves.toBe(
      "The comment for dev on pull request 5 was created.",
    );
    expect(JSON.stringify(calls.at(-1)?.body)).toContain("<!-- plan:dev -->");
  });

  it("looks up the pull request of a fork's commit, and says that the fork made the plan", async () => {
    const pulls = [
      { number: 4, state: "open", head: { sha: "older" } },
      { number: 5, state: "open", head: { sha: "abc" } },
    ];
    const { api, calls } = fakeGitHub({ [PULLS]: pulls, ...COMMENTS });
    await postPlan(api, { file, ...FORK });
    const body = JSON.stringify(calls.at(-1)?.body);
    expect(body).toContain("<!-- plan:offline -->");
    expect(body).toContain("own code made this plan");
  });

  it("posts nothing if the fork's branch has moved on", async () => {
    const { api, calls } = fakeGitHub({
      [PULLS]: [{ number: 5, state: "open", head: { sha: "newer" } }],
    });
    await expect(postPlan(api, { file, ...FORK })).resolves.toMatch("nothing was posted");
    expect(calls).toHaveLength(1);
  });

  it.each([
    [{ head: "a:b" }, "give --pull-request, or --head and --sha"],
    [{ pullRequest: 5, label: "a --> b" }, "The label may hold"],
  ])("refuses %p before it calls GitHub", async (flags, message) => {
    const { api, calls } = fakeGitHub({});
    await expect(postPlan(api, { file, ...flags })).rejects.toThrow(message);
    expect(calls).toEqual([]);
  });
});
