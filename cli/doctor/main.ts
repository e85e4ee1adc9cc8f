import { defineCommand, runCommand } from "../command";
import { projectFolder, STACK_FLAGS } from "../stack-flags";
import { openStack } from "../stack-state";
import { examineStack } from "./examine-stack";
import { isWell } from "./examine";
import { findingsAsJson, reportAsTable } from "./report";

/** Shows whether a user logging in now would get a code. */
export const doctor = defineCommand({
  name: "doctor",
  summary:
    "Shows whether a user logging in now would get a code, and how to fix what is wrong. Changes nothing.",
  flags: { ...STACK_FLAGS, json: { type: "switch", about: "Prints the findings as JSON" } },
  example: "--stack dev",
  exit: {
    done: "no check found a fault",
    failed: "a check found a fault, or the stack can't be read",
  },
  run: async ({ stack, cwd, json }, { out }) => {
    const findings = await examineStack(await openStack(stack, projectFolder(cwd)));
    out(json ? findingsAsJson(stack, findings) : reportAsTable(findings));
    return isWell(findings) ? 0 : 1;
  },
});

if (require.main === module) void runCommand(doctor);
