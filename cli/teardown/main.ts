import { defineCommand, runCommand, type Output } from "../command";
import { gitHubApi, gitHubSettings } from "../github/github-api";
import { isClosed } from "../github/pull-request";
import { addToStepSummary } from "../github/step-summary";
import { jsonFlag } from "../json-result";
import { EXIT, UserError } from "../user-error";
import { type DeployedStacks, openDeployedStacks } from "./deployed-stacks";
import { findForgotten } from "./forgotten-stacks";
import { tearDown, type TeardownOutcome } from "./tear-down";

/** Tears down one disposable stack, or all that are forgotten. Never touches a stack that is not disposable. */
export const teardown = defineCommand({
  name: "teardown",
  summary:
    "Destroys and removes one disposable stack, or all forgotten ones. Leaves every other stack alone.",
  flags: {
    stack: { type: "text", value: "NAME", about: "The stack; this or --forgotten" },
    forgotten: {
      type: "switch",
      about: "Those of closed pull requests, and those without an update for days",
    },
    "older-than-days": {
      type: "number",
      value: "N",
      about: "When a stack without an update counts as forgotten",
      min: 1,
      max: 9999,
      default: 7,
    },
    ...jsonFlag("stacks [{stack, result, reason}]"),
  },
  example: "--stack pr-7",
  exit: { done: "torn down, or nothing to tear down", failed: "left alone, or failed" },
  run: async (flags, output) => {
    if ((flags.stack === undefined) === !flags.forgotten)
      throw new UserError(
        "Give either `--stack NAME` or `--forgotten`, and one of them only.",
        EXIT.usage,
      );
    const stacks = await openDeployedStacks();
    try {
      return flags.stack === undefined
        ? await tearDownForgotten(stacks, flags["older-than-days"], output)
        : await tearDownOne(stacks, flags.stack, output);
    } finally {
      stacks.close();
    }
  },
});

async function tearDownOne(stacks: DeployedStacks, asked: string, output: Output): Promise<number> {
  const names = await stacks.workspace.listStacks();
  if (!names.some(({ name }) => name === asked || name.endsWith(`/${asked}`))) {
    output.result({ stacks: [] }, `There is no stack ${asked}: nothing to tear down.`);
    return 0;
  }
  const outcome = await tearDown(stacks.open(asked));
  report([outcome], output);
  return outcome.result === "torn down" ? 0 : 1;
}

async function tearDownForgotten(
  stacks: DeployedStacks,
  olderThanDays: number,
  output: Output,
): Promise<number> {
  const all = await stacks.workspace.listStacks();
  const query = { olderThanDays, now: new Date(), isClosed: closedOnGitHub() };
  const outcomes: TeardownOutcome[] = [];
  for (const name of await findForgotten(all, query))
    outcomes.push(await tearDown(stacks.open(name)));
  report(outcomes, output);
  return outcomes.some(({ result }) => result === "failed") ? 1 : 0;
}

function report(outcomes: readonly TeardownOutcome[], { result: give }: Output): void {
  const lines = outcomes.map(
    ({ stack, result, reason }) => `${stack}: ${result}${reason ? `, since ${reason}` : ""}`,
  );
  const text = lines.length === 0 ? "No stack is forgotten." : lines.join("\n");
  give({ stacks: outcomes }, text);
  addToStepSummary(text);
}

/** Returns whether a pull request is closed. Outside a workflow that isn't known, and only a stack's age counts. */
function closedOnGitHub(): (pullRequest: number) => Promise<boolean> {
  if (!process.env["GITHUB_REPOSITORY"]) return () => Promise.resolve(false);
  const api = gitHubApi(gitHubSettings(process.env));
  return (pullRequest) => isClosed(api, pullRequest);
}

if (require.main === module) void runCommand(teardown);
