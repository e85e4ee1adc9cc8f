import { ACTION_NAMES } from "../../components/auth0/action-names";
import {
  AUTH0_ENROLLMENT_MESSAGE,
  AUTH0_VERIFICATION_MESSAGE,
} from "../../components/auth0/message-texts";
import type { TenantApi } from "../../components/auth0/tenant-api";
import { CUSTOM_PHONE_PROVIDER } from "../../components/auth0/triggers";
import * as tenant from "./readings";

/** What a tenant had before the stack. A part that the stack doesn't change is left out. */
export interface TenantRecord {
  /** Auth0's names of the factors that were on, `sms` as well. */
  readonly factors: readonly string[];
  readonly policies: readonly string[];
  readonly messageTypes?: readonly string[];
  /** The Send Phone Message flow. */
  readonly flow?: readonly tenant.BoundAction[];
  readonly selectedProvider?: string;
  readonly texts?: tenant.MessageTexts;
  /** One at the most. */
  readonly phoneProviders?: readonly tenant.PhoneProvider[];
  readonly phoneTemplates?: readonly tenant.PhoneTemplate[];
}

/** Which deliveries a stack declares, and the policy that it sets. */
export interface Declared {
  readonly legacy: boolean;
  readonly unified: boolean;
  readonly policy: string | undefined;
}

/** What the phone factor of a legacy tenant has before anyone changed it. */
const AUTH0_DEFAULTS = {
  selectedProvider: "auth0",
  texts: {
    enrollment_message: AUTH0_ENROLLMENT_MESSAGE,
    verification_message: AUTH0_VERIFICATION_MESSAGE,
  },
};

/**
 * Reads what a tenant has, as far as a stack changes it, in as few requests as show it: a tenant without a factor, an Action
 * in the flow and a phone provider uses none of the rest, and gets Auth0's defaults back.
 *
 * @param known parts that were read before the stack changed them, and are kept
 */
export async function readTenantRecord(
  api: TenantApi,
  declared: Declared,
  known?: TenantRecord,
): Promise<TenantRecord> {
  const isFirst = known === undefined;
  const legacy = declared.legacy && known?.flow === undefined;
  const unified = declared.unified && known?.phoneProviders === undefined;
  const signs = await readAll({
    ...(isFirst && { factors: tenant.readFactors(api) }),
    ...(legacy && { flow: tenant.readFlow(api) }),
    ...(unified && { phoneProviders: tenant.readPhoneProviders(api) }),
  });
  const isUsed = !isFirst || Object.values(signs).some((list) => list.length > 0);
  if (!isUsed) {
    return { policies: [], factors: [], ...signs, ...(legacy && AUTH0_DEFAULTS) };
  }
  const rest = await readAll({
    ...(isFirst && {
      policies: tenant.readPolicies(api),
      messageTypes: tenant.readMessageTypes(api),
    }),
    ...(legacy && {
      selectedProvider: tenant.readSelectedProvider(api),
      texts: tenant.readTexts(api),
    }),
    ...(unified && { phoneTemplates: tenant.readPhoneTemplates(api) }),
  });
  const record = { ...known, ...signs, ...rest } as TenantRecord;
  if (!(await isOwn(api, record))) return record;
  return known === undefined ? withoutStack(record, declared) : withoutDelivery(record);
}

/** Waits for readings at once. */
async function readAll<Readings extends Record<string, Promise<unknown>>>(
  readings: Readings,
): Promise<{ [Name in keyof Readings]: Awaited<Readings[Name]> }> {
  const values = await Promise.all(Object.values(readings));
  const entries = Object.keys(readings).map((name, index) => [name, values[index]]);
  return Object.fromEntries(entries) as { [Name in keyof Readings]: Awaited<Readings[Name]> };
}

/** Whether the stack is on the tenant already: an earlier version made it, or its state got lost. */
async function isOwn(api: TenantApi, record: TenantRecord): Promise<boolean> {
  if (record.flow?.some(({ name }) => name === ACTION_NAMES.legacy)) return true;
  if (!record.phoneProviders?.some(({ name }) => name === "custom")) return false;
  const names = await tenant.readActionNames(api, CUSTOM_PHONE_PROVIDER.id);
  return names.includes(ACTION_NAMES.unified);
}

/** Leaves out what the stack made. What was there before it, nobody knows any more. */
function withoutStack(record: TenantRecord, { policy }: Declared): TenantRecord {
  const { factors, policies, flow, phoneProviders, phoneTemplates } = withoutDelivery(record);
  return {
    factors: factors.filter((name) => name !== "sms"),
    policies: policies.filter((name) => name !== policy),
    ...(flow && { flow }),
    ...(phoneProviders && { phoneProviders, phoneTemplates }),
  };
}

function withoutDelivery(record: TenantRecord): TenantRecord {
  const { flow, phoneProviders } = record;
  return {
    ...record,
    ...(flow && { flow: flow.filter(({ name }) => name !== ACTION_NAMES.legacy) }),
    ...(phoneProviders && {
      phoneProviders: phoneProviders.filter(({ name }) => name !== "custom"),
      phoneTemplates: [],
    }),
  };
}
