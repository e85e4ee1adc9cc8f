import { appendFileSync } from "node:fs";
import { defineCommand, runCommand } from "../command";
import { selectStack } from "../project-stack";
import { STACK_FLAGS } from "../stack-flags";
import { upStack } from "./up-stack";

/** Brings up one stack of `npm run up-all` in its own process, and sends the outcome to the parent process. */
export const upOneStack = defineCommand({
  name: "up-all",
  summary: "Brings up one stack of `npm run up-all`.",
  flags: {
    ...STACK_FLAGS,
    preview: { type: "switch", about: "Only shows what would change" },
    log: { type: "text", value: "FILE", about: "Gets the engine's output" },
  },
  example: "--stack prod",
  exit: { done: "the outcome was sent", failed: "there is no outcome" },
  run: async ({ stack, preview, cwd, log }) => {
    const outcome = await upStack(stack, () => selectStack(stack, cwd), {
      preview,
      onOutput: (text) => {
        if (log !== undefined) appendFileSync(log, text);
      },
    });
    process.send?.(outcome);
    return 0;
  },
});

if (require.main === module)
  void runCommand(upOneStack).finally(() => {
    // The channel to the parent would keep this process running.
    if (process.connected) process.disconnect();
  });
