import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseFlags, requireFlag, runCommand, UserError } from "../run-command";
import { addToStepSummary } from "../github/step-summary";
import { outcomeTable } from "./outcome";
import { parseStackList } from "./stack-list";
import { upInProcess } from "./stack-process";
import { upAll } from "./up-all";

const USAGE =
  "npm run up-all -- --stacks FILE [--parallel N] [--preview] [--cwd FOLDER] [--logs FOLDER] [--json]";
const DEFAULT_PARALLEL = "4";

/** `pulumi up` for every stack of a list. Fails where one of them did. */
runCommand(async () => {
  const flags = parseFlags(USAGE, {
    stacks: { type: "string" },
    parallel: { type: "string", default: DEFAULT_PARALLEL },
    preview: { type: "boolean", default: false },
    cwd: { type: "string" },
    logs: { type: "string" },
    json: { type: "boolean", default: false },
  });
  const file = requireFlag(flags.stacks, "--stacks", USAGE);
  const options = {
    preview: flags.preview,
    cwd: flags.cwd && resolve(flags.cwd),
    logs: flags.logs && resolve(flags.logs),
  };
  const stacks = parseStackList(readList(file), file);
  const outcomes = await upAll(stacks, (stack) => upInProcess(stack, options), {
    parallel: parseParallel(flags.parallel),
    onOutcome: ({ stack, result, detail }) => {
      console.error([stack, result, detail].filter((part) => part !== "").join(": "));
    },
  });
  console.log(flags.json ? JSON.stringify(outcomes, null, 2) : outcomeTable(outcomes));
  addToStepSummary(["```text", outcomeTable(outcomes), "```"].join("\n"));
  return outcomes.some(({ result }) => result === "failed") ? 1 : 0;
});

function readList(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UserError(
      `${file} can't be read: give --stacks a file with one stack's name a line.`,
    );
  }
}

function parseParallel(text: string): number {
  if (!/^[1-9]\d?$/.test(text))
    throw new UserError(`--parallel takes a number from 1 to 99, not \`${text}\`.`);
  return Number(text);
}
