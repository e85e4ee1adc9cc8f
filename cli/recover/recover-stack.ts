import { phoneExperienceOf } from "../../components/auth0/phone-experience";
import { connectManagementApi } from "../management-api";
import { declaredDeliveries } from "../program-resources";
import { backendUrl } from "../pulumi-backend";
import { readStackConfig } from "../stack-config";
import { openStack } from "../stack-state";
import { UserError } from "../user-error";
import type { BackendStore } from "./backend-objects";
import { openBackendStore } from "./backend-store";
import { HeldStack } from "./held-stack";
import { diagnose, isWritten, treat, type Diagnosis, type RecoveryOptions } from "./recovery";
import { releaseLocks, releaseRemoteLock, type LockOptions } from "./release-lock";
import { type RecoveryReport, reportRecovery } from "./report";
import { StackLockedError } from "./stack-lock";
import { repairStateFiles } from "./state-files";
import { StateChangedError } from "./write-state";

export interface RecoverOptions extends LockOptions {
  /** Ids that the engineer named, by the resource's name. */
  readonly chosen: ReadonlyMap<string, string>;
}

export interface Recovered {
  readonly report: RecoveryReport;
  /** Whether something is left that a person has to decide. */
  readonly isUndecided: boolean;
}

/** How often to repeat a diagnosis because another run changed the state meanwhile. */
const TRIES = 5;

/**
 * Repairs what killed runs left, and adds a setup made by hand to the state. Locks the stack first, if the backend allows
 * it. Writes nothing if there is nothing to change.
 * @throws UserError if a run holds the stack, or the state keeps changing
 */
export async function recoverStack(options: RecoverOptions): Promise<Recovered> {
  const { stack, folder, dryRun } = options;
  const store = await openBackendStore(await backendUrl(folder), folder);
  try {
    const done = store === undefined ? [] : await releaseLocks(store, options);
    const held = await HeldStack.hold(dryRun ? undefined : store, stack);
    const onSignal = (): void => {
      void held.release().finally(() => process.exit(130));
    };
    process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
    try {
      const diagnosis = await recoverHeld(options, store, held, done);
      const report = reportRecovery({ stack, dryRun, done, diagnosis });
      return { report, isUndecided: diagnosis.searched.undecided.length > 0 };
    } finally {
      process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
      await held.release();
    }
  } finally {
    await store?.close();
  }
}

async function recoverHeld(
  options: RecoverOptions,
  store: BackendStore | undefined,
  held: HeldStack,
  done: string[],
): Promise<Diagnosis> {
  done.push(...repairStateFiles(options.stack, store?.folder, options.dryRun));
  const stack = await openStack(options.stack, options.folder);
  const config = readStackConfig(stack.config);
  const { client } = await connectManagementApi(config.tenant);
  const settings = await client.tenants.settings.get();
  const experience = phoneExperienceOf(settings.phone_consolidated_experience);
  const deliveries = declaredDeliveries(experience, config.program.prepareUnified);
  const recovery: RecoveryOptions = { stack, config, client, deliveries, chosen: options.chosen };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const diagnosis = await diagnose(recovery);
    if (options.dryRun || !isWritten(diagnosis)) return diagnosis;
    try {
      await treat(recovery, diagnosis, held);
      return diagnosis;
    } catch (error) {
      if (error instanceof StateChangedError) continue;
      if (!(error instanceof StackLockedError) || store !== undefined) throw error;
      done.push(await releaseRemoteLock(options));
    }
  }
  throw new UserError(
    `The state of \`${options.stack}\` keeps changing while it is being recovered: wait until no other run uses the stack, then run this again.`,
  );
}
