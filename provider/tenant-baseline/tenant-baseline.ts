import { UNKNOWN, type PropertyValues } from "../property-values";
import type { Change, ResourceType, Session, TenantSession } from "../resource-type";
import { announcement, providerRefusal } from "./announcement";
import {
  checkBaseline,
  compareBaseline,
  type AdoptedBaseline,
  type Baseline,
  type BaselineInputs,
} from "./baseline";
import { followFactors, othersAmong } from "./other-factors";
import { readFactors } from "./readings";
import { restoreTenant } from "./restore";
import { readTenantRecord, type TenantRecord } from "./tenant-record";

/**
 * Records what a tenant had before the stack. Reads it at the creation, in a preview too, and restores it at the deletion:
 * make everything that changes the tenant as a whole depend on it. Writes nothing before its deletion.
 */
export const tenantBaseline: ResourceType = {
  token: "auth0-plivo:index:TenantBaseline",
  secretInputs: [],

  check: checkBaseline,

  diff: ({ oldInputs, inputs }) => compareBaseline(oldInputs, inputs),

  planCreate: (session, inputs) => plan(session, inputs),

  async create(session, inputs) {
    return { id: session.api.domain, state: { ...(await begin(session, inputsOf(inputs))) } };
  },

  async read(session, _id, { state, inputs }) {
    const known = state as unknown as Baseline | AdoptedBaseline;
    const declared = inputsOf(inputs);
    if (known.before === undefined || declared.otherFactors !== undefined) return { state, inputs };
    return { state: { ...(await followFactors(session, known, declared)) }, inputs };
  },

  planUpdate: (session, change) => plan(session, change.inputs, change),

  async update(session, change) {
    return { ...(await begin(session, inputsOf(change.inputs), change)) };
  },

  async delete(session, state) {
    const { before } = state as unknown as Baseline | AdoptedBaseline;
    if (before !== undefined) await restoreTenant(session, before);
  },
};

/** Predicts the state, so that what depends on it can show its own changes. */
async function plan(
  session: Session,
  inputs: PropertyValues,
  change?: Change,
): Promise<PropertyValues> {
  const { api } = session;
  const isUnknown = Object.values(inputs).includes(UNKNOWN);
  if (api === undefined || isUnknown) return { ...inputs, factors: UNKNOWN, before: UNKNOWN };
  return { ...(await begin({ ...session, api }, inputsOf(inputs), change)) };
}

/** Reads what isn't known yet, refuses to replace what can't be restored, and warns of what changes for everyone. */
async function begin(
  session: TenantSession,
  inputs: BaselineInputs,
  change?: Change,
): Promise<Baseline> {
  const { api } = session;
  const { phoneExperience, prepareUnified = false } = inputs;
  const state = change?.state as unknown as Baseline | AdoptedBaseline | undefined;
  const ownActions = state && "ownActions" in state ? state.ownActions : [];
  const known = state?.before;
  const legacy = phoneExperience === "legacy";
  const declared = { legacy, unified: !legacy || prepareUnified };
  const before = await readTenantRecord(api, declared, known, ownActions);
  const isNew = known?.phoneProviders === undefined;
  const problem = isNew ? providerRefusal(api.domain, before, inputs) : undefined;
  if (problem !== undefined) throw new Error(problem);
  const news = known ? undefined : announcement(api.domain, before, inputs);
  if (news !== undefined) await session.log("warning", news);
  const factors = await factorsOf(session, inputs, before, known && change);
  return { phoneExperience, factors, before };
}

async function factorsOf(
  { api }: TenantSession,
  { otherFactors }: BaselineInputs,
  before: TenantRecord,
  change: Change | undefined,
): Promise<readonly string[]> {
  if (otherFactors !== undefined) return othersAmong(otherFactors);
  if (change === undefined) return othersAmong(before.factors);
  const wereKept = inputsOf(change.oldInputs).otherFactors === undefined;
  // A stack that changes to `keep` keeps the factors that are on now.
  return wereKept
    ? (change.state as unknown as Baseline).factors
    : othersAmong(await readFactors(api));
}

const inputsOf = (values: PropertyValues): BaselineInputs => values as unknown as BaselineInputs;
