import { parseCommandLine } from "../command-line";
import { experienceOf } from "../doctor/tenant-readings";
import { connectManagementApi } from "../management-api";
import { confirm } from "./confirm";
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
import { runOperation } from "../run-operation";
import { readStackConfig } from "../stack-config";
import { openStack } from "../stack-state";

const OPTIONS = {
  "dry-run": { type: "boolean" },
  "break-lock": { type: "boolean" },
  client: { type: "string" },
  action: { type: "string" },
} as const;

/**
 * `npm run recover -- --stack NAME`: mends what a killed run left, and brings in a set-up made by hand. The tenant is
 * only read, but for second copies that are surely the stack's.
 * @returns 1 when something is left that a person has to decide
 */
async function recover(argv: readonly string[]): Promise<number> {
  const options = parseCommandLine("recover", OPTIONS, argv);
  const { stack: name, folder } = options;
  const dryRun = options["dry-run"] === true;
  const breakLock = options["break-lock"] === true;
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
  const experience = experienceOf(await client.tenants.settings.get());
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
  process.stdout.write(`${conclude(name, lines)}\n`);
  return diagnosis.searched.undecided.length > 0 ? 1 : 0;
}

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
    chosen.set("plivo-legacy", action).set("plivo-unified", action);
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

void runOperation(recover);
