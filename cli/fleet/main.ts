import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineCommand, runCommand } from "../command";
import { addToStepSummary } from "../github/step-summary";
import { jsonFlag } from "../json-result";
import { FOLDER_FLAG, projectFolder } from "../stack-flags";
import { EXIT, UserError } from "../user-error";
import { OVER_QUEUE_FLAGS, queuedRun } from "./over-queue";
import { upOverQueue } from "./queue/enqueue";
import { outcomeTable } from "./outcome";
import { parseStackList } from "./stack-list";
import { upInProcess } from "./stack-process";
import { upAll } from "./up-all";

/** Runs `pulumi up` for every stack of a list. */
export const upAllStacks = defineCommand({
  name: "up-all",
  summary: "Runs `pulumi up` for every stack of a list, several in parallel.",
  flags: {
    stacks: {
      type: "text",
      value: "FILE",
      about: "A file with one stack name per line",
      required: true,
    },
    parallel: {
      type: "number",
      value: "N",
      without: "queue",
      about: "Stacks at once",
      min: 1,
      max: 99,
      default: 4,
    },
    preview: { type: "switch", about: "Only shows what would change" },
    logs: {
      type: "text",
      value: "FOLDER",
      without: "queue",
      about: "Writes the engine's output to this folder, one file for each stack",
    },
    ...jsonFlag("stacks [{stack, result, detail, seconds}], or with --queue what fleet:status has"),
    ...OVER_QUEUE_FLAGS,
    ...FOLDER_FLAG,
  },
  example: "--stacks stacks.txt --parallel 4",
  exit: { done: "every stack is up", failed: "a stack failed" },
  run: async (flags, { err, result: give }) => {
    const options = {
      preview: flags.preview,
      cwd: projectFolder(flags.cwd),
      logs: flags.logs && resolve(flags.logs),
    };
    const stacks = parseStackList(readList(flags.stacks), flags.stacks);
    if (flags.queue !== undefined) {
      return upOverQueue(queuedRun(flags, stacks, options.cwd), { err, result: give });
    }
    const outcomes = await upAll(stacks, (stack) => upInProcess(stack, options), {
      parallel: flags.parallel,
      onOutcome: ({ stack, result, detail }) => {
        err([stack, result, detail].filter((part) => part !== "").join(": "));
      },
    });
    give({ stacks: outcomes }, outcomeTable(outcomes));
    addToStepSummary(["```text", outcomeTable(outcomes), "```"].join("\n"));
    return outcomes.some(({ result }) => result === "failed") ? 1 : 0;
  },
});

function readList(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UserError(
      `${file} can't be read: give \`--stacks\` a file with one stack name per line.`,
      EXIT.usage,
    );
  }
}

if (require.main === module) void runCommand(upAllStacks);
