import { defineCommand, runCommand } from "../command";
import { jsonFlag } from "../json-result";
import { confirm } from "../prompt";
import { projectFolder, STACK_FLAGS } from "../stack-flags";
import { recoverStack } from "./recover-stack";
import { reportAsText } from "./report";

/** Repairs what a killed run left, and adds a setup made by hand to the state. */
export const recover = defineCommand({
  name: "recover",
  summary:
    "Repairs the state of a stack after a killed run, and adopts a setup made by hand. Run `pulumi up` afterward.",
  flags: {
    ...STACK_FLAGS,
    "dry-run": { type: "switch", about: "Only shows what would be done" },
    "break-lock": {
      type: "switch",
      about: "Confirms that the run that holds the stack has ended",
    },
    client: {
      type: "text",
      value: "ID",
      about: "The stack's application, if several have its name",
    },
    action: { type: "text", value: "ID", about: "The stack's Action, if it can't be determined" },
    user: { type: "text", value: "ID", about: "The stack's test user, who gets a new password" },
    ...jsonFlag("stack, dryRun, actions [], left [], conclusion"),
  },
  example: "--stack dev --dry-run",
  exit: {
    done: "nothing is left to repair",
    failed: "nothing was repaired, or something is left that a person has to decide",
  },
  run: async (flags, { result }) => {
    const { report, isUndecided } = await recoverStack({
      stack: flags.stack,
      folder: projectFolder(flags.cwd),
      dryRun: flags["dry-run"],
      breakLock: flags["break-lock"],
      confirm,
      chosen: chosenIds(flags),
    });
    result({ stack: flags.stack, dryRun: flags["dry-run"], ...report }, reportAsText(report));
    return isUndecided ? 1 : 0;
  },
});

interface Chosen {
  readonly client: string | undefined;
  readonly action: string | undefined;
  readonly user: string | undefined;
}

function chosenIds({ client, action, user }: Chosen): Map<string, string> {
  const chosen = new Map<string, string>();
  if (client !== undefined) chosen.set("spa", client);
  if (action !== undefined) chosen.set("mfa-legacy", action).set("mfa-unified", action);
  if (user !== undefined) chosen.set("test-user", user);
  return chosen;
}

if (require.main === module) void runCommand(recover);
