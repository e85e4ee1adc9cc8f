import type { ManagementClient } from "auth0";
import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { ACTION } from "../../components/auth0/resource-types";
import { smsMfaArgs } from "../../components/config/sms-mfa-settings";
import { plivoSecretNames } from "../../components/plivo-secrets";
import type { StackConfig } from "../stack-config";
import { managedResources, type StackExport, type StackState } from "../stack-state";
import { adopt } from "./adopt";
import { findMissing, type Missing, type Searched } from "./find-missing";
import { foreignIds } from "./foreign-ids";
import type { HeldStack } from "./held-stack";
import { saveState } from "./save-state";
import { findSecondCopies, type Copies } from "./second-copies";

export interface RecoveryOptions {
  readonly stack: StackState;
  readonly config: StackConfig;
  readonly client: ManagementClient;
  /** The deliveries that the stack declares, that of the tenant's own experience first. */
  readonly deliveries: readonly PhoneExperience[];
  /** Ids that the engineer named, by the resource's name. */
  readonly chosen: ReadonlyMap<string, string>;
}

/** What is wrong, before anything is repaired. */
export interface Diagnosis {
  readonly state: StackExport;
  readonly searched: Searched;
  readonly copies: Copies;
}

/** Compares the state with the tenant. Changes nothing. */
export async function diagnose(options: RecoveryOptions): Promise<Diagnosis> {
  const { stack, deliveries } = options;
  const state = await stack.export();
  const isForeign = foreignIds(stack);
  const search = { ...options, isForeign, state, stack: stack.name };
  const searched = await findMissing(search);
  const own = {
    known: new Set(managedResources(state).flatMap(({ id }) => id ?? [])),
    justFound: new Set(searched.missing.map(({ id }) => id)),
  };
  const copies = await findSecondCopies(search, stack.name, deliveries, state, own);
  return { state, searched, copies };
}

/**
 * Returns whether a diagnosis requires a change of the state. The operations that a killed run had begun prove what is the
 * stack's, so they are kept until a person has decided.
 */
export function isWritten({ state, searched }: Diagnosis): boolean {
  const isUndecided = searched.undecided.length > 0;
  return hasPending(state) ? !isUndecided : searched.missing.length > 0;
}

/**
 * Carries out a diagnosis. It saves the old state, adds what it found to the state, deletes second copies, and finally
 * drops the operations that killed runs had begun, which prove whose the copies are. If it is interrupted, the next run
 * continues.
 * @throws StateChangedError if another run changed the state since the diagnosis
 */
export async function treat(
  options: RecoveryOptions,
  diagnosis: Diagnosis,
  held: HeldStack,
): Promise<void> {
  const { stack, client, deliveries, config } = options;
  const { state, searched, copies } = diagnosis;
  const { missing } = searched;
  const foreignSecrets = await readForeignSecrets(client, config, missing);
  const facts = { stack: stack.name, deliveries, config: stack.config, missing, foreignSecrets };
  const keepPending = copies.removable.length > 0;
  saveState(stack.name, state);
  const written = await held.write(stack, state, adopt(state, { ...facts, keepPending }));
  if (!keepPending) return;
  for (const copy of copies.removable) await copy.remove();
  const { deployment } = written;
  await held.write(stack, written, {
    ...written,
    deployment: { ...deployment, pending_operations: [] },
  });
}

/** Returns whether a killed run left operations that it had begun. */
export function hasPending({ deployment }: StackExport): boolean {
  return (deployment.pending_operations ?? []).length > 0;
}

/** Reads which secrets of the Actions that were found the program doesn't set: those of a setup made by hand. */
async function readForeignSecrets(
  client: ManagementClient,
  config: StackConfig,
  missing: readonly Missing[],
): Promise<Map<string, string[]>> {
  const own = plivoSecretNames(smsMfaArgs(config.program));
  const foreign = new Map<string, string[]>();
  for (const { resource, id } of missing) {
    if (resource.type === ACTION) {
      const { secrets = [] } = await client.actions.get(id);
      const names = secrets.flatMap(({ name }) => name ?? []).filter((name) => !own.includes(name));
      foreign.set(id, names);
    }
  }
  return foreign;
}
