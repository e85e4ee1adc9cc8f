import { gitHubApi, gitHubSettings } from "../github/github-api";
import { isClosed } from "../github/pull-request";
import { parseFlags, runCommand, UserError } from "../run-command";
import { addToStepSummary } from "../github/step-summary";
import { type DeployedStacks, openDeployedStacks } from "./deployed-stacks";
import { findForgotten } from "./forgotten-stacks";
import { tearDown, type TeardownOutcome } from "./tear-down";

const USAGE = "npm run pipeline:teardown -- (--stack NAME | --forgotten [--older-than-days N])";
const DEFAULT_DAYS = "7";

/** Tears down one disposable stack, or all that are forgotten. Never touches a stack that is not disposable. */
runCommand(async () => {
  const flags = parseFlags(USAGE, {
    stack: { type: "string" },
    forgotten: { type: "boolean" },
    "older-than-days": { type: "string", default: DEFAULT_DAYS },
  });
  if ((flags.stack === undefined) === (flags.forgotten !== true)) {
    throw new UserError(`Give either --stack or --forgotten; use ${USAGE}.`);
  }
  const stacks = await openDeployedStacks();
  try {
    const names = await stacks.workspace.listStacks();
    if (flags.stack === undefined) {
      const days = parseDays(flags["older-than-days"]);
      return await tearDownForgotten(
        stacks,
        await findForgotten(names, { ...days, isClosed: closedOnGitHub() }),
      );
    }
    const asked = flags.stack;
    if (!names.some(({ name }) => name === asked || name.endsWith(`/${asked}`))) {
      console.log(`There is no stack ${asked}: nothing to tear down.`);
      return 0;
    }
    const outcome = await tearDown(stacks.open(asked));
    report([outcome]);
    return outcome.result === "torn down" ? 0 : 1;
  } finally {
    stacks.close();
  }
});

async function tearDownForgotten(
  stacks: DeployedStacks,
  names: readonly string[],
): Promise<number> {
  const outcomes: TeardownOutcome[] = [];
  for (const name of names) outcomes.push(await tearDown(stacks.open(name)));
  report(outcomes);
  return outcomes.some(({ result }) => result === "failed") ? 1 : 0;
}

function report(outcomes: readonly TeardownOutcome[]): void {
  const lines = outcomes.map(
    ({ stack, result, reason }) => `${stack}: ${result}${reason ? `, since ${reason}` : ""}`,
  );
  const text = lines.length === 0 ? "No stack is forgotten." : lines.join("\n");
  console.log(text);
  addToStepSummary(text);
}

function parseDays(text: string): { olderThanDays: number; now: Date } {
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new UserError(`--older-than-days takes a number of days, not \`${text}\`.`);
  return { olderThanDays: Number(text), now: new Date() };
}

/** Outside a workflow nobody knows which pull requests are closed: there only a stack's age counts. */
function closedOnGitHub(): (pullRequest: number) => Promise<boolean> {
  if (!process.env["GITHUB_REPOSITORY"]) return () => Promise.resolve(false);
  const api = gitHubApi(gitHubSettings(process.env));
  return (pullRequest) => isClosed(api, pullRequest);
}
