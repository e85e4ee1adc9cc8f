import { defineCommand, runCommand } from "../command";
import { jsonFlag } from "../json-result";
import { projectFolder, STACK_FLAGS } from "../stack-flags";
import { openStack } from "../stack-state";
import { examineStack } from "./examine-stack";
import { isWell } from "./examine";
import { reportAsTable } from "./report";

/** Shows whether a user logging in now would get a code. */
export const doctor = defineCommand({
  name: "doctor",
  summary:
    "Shows whether a user logging in now would get a code, and how to fix what is wrong. Changes nothing.",
  flags: { ...STACK_FLAGS, ...jsonFlag("stack, checks [{check, status, found, fix}]") },
  example: "--stack dev",
  exit: {
    done: "no check found a fault",
    failed: "a check found a fault, or the stack can't be read",
  },
  run: async ({ stack, cwd }, { result }) => {
    const findings = await examineStack(await openStack(stack, projectFolder(cwd)));
    const checks = findings.map(({ check, verdict }) => ({ check, ...verdict }));
    result({ stack, checks }, reportAsTable(findings));
    return isWell(findings) ? 0 : 1;
  },
});

if (require.main === module) void runCommand(doctor);
