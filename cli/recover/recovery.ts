import type { ManagementClient } from "auth0";
import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { ACTION } from "../../components/auth0/resource-types";
import { PROJECT_NAME } from "../../components/config/config-keys";
import { smsMfaArgs } from "../../components/config/sms-mfa-settings";
import { plivoSecretNames } from "../../components/plivo-secrets";
import { backendUrl } from "../pulumi-backend";
import type { StackConfig } from "../stack-config";
import { managedResources, type StackExport, type StackState } from "../stack-state";
import { adopt } from "./adopt";
import { findMissing, type Missing, type Searched } from "./find-missing";
import { foreignIds } from "./foreign-ids";
import { lockFolder } from "./lock-file";
import { findSecondCopies, type Copies } from "./second-copies";
import { writeState } from "./write-state";

export interface RecoveryOptions {
  readonly stack: StackState;
  readonly config: StackConfig;
  readonly client: ManagementClient;
  /** The ways of delivery that the stack declares, the tenant's own first. */
  readonly deliveries: readonly PhoneExperience[];
  /** Ids that the engineer named, by the resource's name. */
  readonly chosen: ReadonlyMap<string, string>;
}

/** What is amiss, before anything is done about it. */
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
 * Does what the diagnosis asks for: second copies go, then the state learns of what is there.
 * @throws UserError when the state can't be written; what was done so far stays, and the next run goes on
 */
export async function treat(options: RecoveryOptions, diagnosis: Diagnosis): Promise<void> {
  const { stack, client, deliveries, config } = options;
  const { state, searched, copies } = diagnosis;
  const { missing } = searched;
  for (const copy of copies.removable) {
    await copy.remove();
  }
  // Last, since what a killed run had begun is the proof of what is the stack's.
  if (missing.length > 0 || hasPending(state) || !(await hasLockFolder(stack))) {
    const foreignSecrets = await readForeignSecrets(client, config, missing);
    const facts = { stack: stack.name, deliveries, config: stack.config, missing, foreignSecrets };
    await writeState(stack, adopt(state, facts));
  }
}

/** Whether a killed run left something that it had begun. */
export function hasPending({ deployment }: StackExport): boolean {
  return (deployment.pending_operations ?? []).length > 0;
}

/** Whether the backend is a folder, whose locks can be looked at. Elsewhere only a write tells that a stack is locked. */
export async function hasLockFolder({ folder, name }: StackState): Promise<boolean> {
  return lockFolder(await backendUrl(folder), PROJECT_NAME, name, folder) !== undefined;
}

/** Secrets of found Actions that the program doesn't set: those of a set-up made by hand. */
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
