import { appendFileSync } from "node:fs";
import { defineCommand, runCommand } from "../command";
import { doctor } from "../doctor/main";
import { selectStack } from "../project-stack";
import { STACK_FLAGS } from "../stack-flags";
import { upStack } from "./up-stack";

/**
 * Brings up one stack of `npm run up-all` in its own process, and sends the outcome to the parent process. Doctor is run by
 * the same process, since to start one takes longer than doctor does.
 */
export const upOneStack = defineCommand({
  name: "up-all",
  summary: "Brings up one stack of `npm run up-all`.",
  flags: {
    ...STACK_FLAGS,
    preview: { type: "switch", about: "Only shows what would change" },
    doctor: { type: "switch", about: "Then shows what `npm run doctor` does" },
    log: { type: "text", value: "FILE", about: "Gets the engine's output" },
  },
  example: "--stack prod",
  exit: {
    done: "the outcome was sent",
    failed: "there is no outcome, or doctor found a fault",
  },
  run: async ({ stack, preview, cwd, log, doctor: isExamined }, output) => {
    const outcome = await upStack(stack, () => selectStack(stack, cwd), {
      preview,
      onOutput: (text) => {
        if (log !== undefined) appendFileSync(log, text);
      },
    });
    process.send?.(outcome);
    if (!isExamined || outcome.result === "failed") return 0;
    return doctor.run({ stack, cwd, json: false }, output);
  },
});

if (require.main === module)
  void runCommand(upOneStack).finally(() => {
    // The channel to the parent would keep this process running.
    if (process.connected) process.disconnect();
  });
