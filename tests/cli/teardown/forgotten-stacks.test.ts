import { pullRequestStack } from "../../../cli/pull-request-stack";
import { findForgotten } from "../../../cli/teardown/forgotten-stacks";

const NOW = new Date("2026-01-20T00:00:00Z");
const FRESH = "2026-01-19T00:00:00Z";
const OLD = "2026-01-12T00:00:00Z";

function forgottenAmong(
  ...stacks: { name: string; lastUpdate?: string; updateInProgress?: boolean }[]
) {
  const asked: number[] = [];
  const isClosed = (pullRequest: number) => {
    asked.push(pullRequest);
    return Promise.resolve(pullRequest === 5);
  };
  const summaries = stacks.map((stack) => ({ ...stack, current: false }));
  return { asked, names: findForgotten(summaries, { olderThanDays: 7, now: NOW, isClosed }) };
}

describe("findForgotten", () => {
  it("finds stacks of closed pull requests, also below an organization", async () => {
    const { names } = forgottenAmong(
      { name: "pr-5", lastUpdate: FRESH },
      { name: "acme/pr-5", lastUpdate: FRESH },
      { name: "pr-6", lastUpdate: FRESH },
    );
    await expect(names).resolves.toEqual(["pr-5", "acme/pr-5"]);
  });

  it("finds stacks without an update for days", async () => {
    const { names, asked } = forgottenAmong(
      { name: "alice", lastUpdate: OLD },
      { name: "bob", lastUpdate: FRESH },
    );
    await expect(names).resolves.toEqual(["alice"]);
    expect(asked).toEqual([]);
  });

  it("leaves out a stack that is being updated, and one that never was", async () => {
    const { names } = forgottenAmong(
      { name: "pr-5", lastUpdate: OLD, updateInProgress: true },
      { name: "new" },
    );
    await expect(names).resolves.toEqual([]);
  });

  it.each(["pr-05", "xpr-5", "pr-5-2", "pr-"])(
    "doesn't count %s as a pull request's stack",
    async (name) => {
      const { names, asked } = forgottenAmong({ name, lastUpdate: FRESH });
      await expect(names).resolves.toEqual([]);
      expect(asked).toEqual([]);
    },
  );

  it("finds the stack that has the name of a pull request's stack", async () => {
    const { names } = forgottenAmong({ name: pullRequestStack(5), lastUpdate: FRESH });
    await expect(names).resolves.toEqual(["pr-5"]);
  });
});
