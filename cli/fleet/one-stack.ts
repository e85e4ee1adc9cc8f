import { appendFileSync } from "node:fs";
import { selectStack } from "../project-stack";
import { parseFlags, requireFlag, runCommand } from "../run-command";
import { upStack } from "./up-stack";

const USAGE = "cli/fleet/one-stack.ts --stack NAME [--preview] [--cwd FOLDER] [--log FILE]";

/** One stack of `npm run up-all`, in a process of its own. Prints its outcome as JSON; a stack that failed is one too. */
runCommand(async () => {
  const { stack, preview, cwd, log } = parseFlags(USAGE, {
    stack: { type: "string" },
    preview: { type: "boolean", default: false },
    cwd: { type: "string" },
    log: { type: "string" },
  });
  const name = requireFlag(stack, "--stack", USAGE);
  const outcome = await upStack(name, () => selectStack(name, cwd), {
    preview,
    onOutput:
      log === undefined
        ? undefined
        : (text) => {
            appendFileSync(log, text);
          },
  });
  console.log(JSON.stringify(outcome));
  return 0;
});
