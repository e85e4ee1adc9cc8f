import { defineCommand, runCommand } from "../command";
import { phoneExperienceOf } from "../../components/auth0/phone-experience";
import { connectManagementApi } from "../management-api";
import { confirm } from "../prompt";
import { StackLockedError } from "./write-state";
import {
  diagnose,
  hasLockFolder,
  hasPending,
  treat,
  type Diagnosis,
  type RecoveryOptions,
} from "./recovery";
import { mendStateFiles } from "./state-files";
import { releaseLocks, releaseRemoteLock, type LockOptions } from "./release-lock";
import { reportRecovery } from "./report";
import { declaredDeliveries } from "../program-resources";
import { readStackConfig } from "../stack-config";
import { projectFolder, STACK_FLAGS } from "../stack-flags";
import { openStack } from "../stack-state";

/** Repairs what a killed run left, and brings in a set-up made by hand. */
export const recover = defineCommand({
  name: "recover",
  summary:
    "Repairs the state of a stack after a killed run, and brings in a set-up made by hand. Run `pulumi up` afterwards.",
  flags: {
    ...STACK_FLAGS,
    "dry-run": { type: "switch", about: "Only shows what would be done" },
    "break-lock": {
      type: "switch",
      about: "Your word that the run that holds the stack has ended",
    },
    client: {
      type: "text",
      value: "ID",
      about: "The stack's application, where several have its name",
    },
    action: { type: "text", value: "ID", about: "The stack's Action, where it can't be known" },
  },
  example: "--stack dev --dry-run",
  exit: {
    done: "nothing is left to repair",
    failed: "something is left that a person has to decide",
  },
  run: async (options, { out }) => {
    const name = options.stack;
    const folder = projectFolder(options.cwd);
    const dryRun = options["dry-run"];
    const breakLock = options["break-lock"];
    const lock: LockOptions = {
      stack: name,
      folder,
      dryRun,
      breakLock,
      confirm,
    };
    const mended = await mendStateFiles(name, folder, dryRun);
    const stack = await openStack(name, folder);
    const config = readStackConfig(stack.config);
    const { client } = await connectManagementApi(config.tenant);
    const experience = phoneExperienceOf(
      (await client.tenants.settings.get()).phone_consolidated_experience,
    );
    const locks = [...mended, ...(await releaseLocks(lock))];
    const chosen = chosenIds(options.client, options.action);
    const deliveries = declaredDeliveries(experience, config.program.prepareUnified);
    const recovery = { stack, config, client, deliveries, chosen };
    const diagnosis = await diagnose(recovery);
    // What a killed run had begun tells what is the stack's: it is kept until a person has decided.
    const untouched =
      dryRun || (diagnosis.searched.undecided.length > 0 && hasPending(diagnosis.state));
    if (!untouched) {
      locks.push(...(await treatLocked(recovery, diagnosis, lock)));
    }
    const lines = reportRecovery(diagnosis, locks, untouched);
    out(conclude(name, lines));
    return diagnosis.searched.undecided.length > 0 ? 1 : 0;
  },
});

/** Once more without the lock, when somebody says that its run is gone. */
async function treatLocked(
  recovery: RecoveryOptions,
  diagnosis: Diagnosis,
  lock: LockOptions,
): Promise<string[]> {
  try {
    await treat(recovery, diagnosis);
    return [];
  } catch (error) {
    if (!(error instanceof StackLockedError) || (await hasLockFolder(recovery.stack))) {
      throw error;
    }
    const released = await releaseRemoteLock(lock);
    await treat(recovery, diagnosis);
    return [released];
  }
}

function chosenIds(client: string | undefined, action: string | undefined): Map<string, string> {
  const chosen = new Map<string, string>();
  if (client !== undefined) {
    chosen.set("spa", client);
  }
  if (action !== undefined) {
    chosen.set("mfa-legacy", action).set("mfa-unified", action);
  }
  return chosen;
}

function conclude(stack: string, lines: readonly string[]): string {
  return lines.length === 0
    ? `Nothing to recover: the stack \`${stack}\` knows all that it made.`
    : [...lines.map((line) => `- ${line}`), "", `Now run \`pulumi up --stack ${stack}\`.`].join(
        "\n",
      );
}

if (require.main === module) void runCommand(recover);
