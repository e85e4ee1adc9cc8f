import { ACTION_NAMES } from "../../components/auth0/action-names";
import {
  AUTH0_ENROLLMENT_MESSAGE,
  AUTH0_VERIFICATION_MESSAGE,
} from "../../components/auth0/message-texts";
import type { TenantApi } from "../../components/auth0/tenant-api";
import { SEND_PHONE_MESSAGE } from "../../components/auth0/triggers";
import * as tenant from "./readings";

/** What a tenant had before the stack. A part that the stack doesn't change is left out. */
export interface TenantRecord {
  /** Auth0's names of the factors that were on, `sms` included. */
  readonly factors: readonly string[];
  readonly policies: readonly string[];
  readonly messageTypes?: readonly string[];
  /** The Send Phone Message flow. */
  readonly flow?: readonly tenant.BoundAction[];
  readonly selectedProvider?: string;
  readonly texts?: tenant.SmsTemplates;
  /** One at most. */
  readonly phoneProviders?: readonly tenant.RecordedPhoneProvider[];
  readonly phoneTemplates?: readonly tenant.RecordedPhoneTemplate[];
}

/** Which deliveries a stack declares. */
export interface Declared {
  readonly legacy: boolean;
  readonly unified: boolean;
}

type IsOwnAction = (action: tenant.BoundAction) => boolean;

/** What the phone factor of a legacy tenant has before anyone changed it. */
const AUTH0_DEFAULTS = {
  selectedProvider: "auth0",
  texts: {
    enrollment_message: AUTH0_ENROLLMENT_MESSAGE,
    verification_message: AUTH0_VERIFICATION_MESSAGE,
  },
};

/**
 * Reads what a tenant has, as far as a stack changes it, in as few requests as possible. A tenant without a factor, a
 * policy, an Action in the flow and a phone provider uses none of the rest, so Auth0's defaults are recorded for it.
 *
 * @param known parts that were read before the stack changed them, and are kept
 * @param ownActions ids of Actions that are the stack's, whatever their names
 */
export async function readTenantRecord(
  api: TenantApi,
  declared: Declared,
  known: TenantRecord | undefined,
  ownActions: readonly string[],
): Promise<TenantRecord> {
  const isFirst = known === undefined;
  const legacy = declared.legacy && known?.flow === undefined;
  const unified = declared.unified && known?.phoneProviders === undefined;
  const signs = await readAll({
    ...(isFirst && { factors: tenant.readFactors(api), policies: tenant.readPolicies(api) }),
    ...(legacy && { flow: tenant.readFlow(api) }),
    ...(unified && { phoneProviders: tenant.readPhoneProviders(api) }),
  });
  const isUsed = !isFirst || Object.values(signs).some((list) => list.length > 0);
  if (!isUsed) {
    return { factors: [], policies: [], ...signs, ...(legacy && AUTH0_DEFAULTS) };
  }
  const rest = await readAll({
    ...(isFirst && { messageTypes: tenant.readMessageTypes(api) }),
    ...(legacy && {
      selectedProvider: tenant.readSelectedProvider(api),
      texts: tenant.readTexts(api),
    }),
    ...(unified && { phoneTemplates: tenant.readPhoneTemplates(api) }),
  });
  const record = { ...known, ...signs, ...rest } as TenantRecord;
  const isOwnAction = ({ id, name }: tenant.BoundAction): boolean =>
    ownActions.includes(id) || name === ACTION_NAMES.legacy;
  const others = withoutDelivery(record, isOwnAction);
  const owns = (): Promise<boolean> | boolean =>
    declared.legacy ? ownsFlow(api, record, isOwnAction) : ownsProvider(record);
  return isFirst && (await owns()) ? withoutStack(others) : others;
}

/** Waits for several readings at the same time. */
async function readAll<Readings extends Record<string, Promise<unknown>>>(
  readings: Readings,
): Promise<{ [Name in keyof Readings]: Awaited<Readings[Name]> }> {
  const values = await Promise.all(Object.values(readings));
  const entries = Object.keys(readings).map((name, index) => [name, values[index]]);
  return Object.fromEntries(entries) as { [Name in keyof Readings]: Awaited<Readings[Name]> };
}

/**
 * Returns whether a legacy tenant sends through the stack already: an earlier version created it, or its state was lost. If
 * someone took the Action out of the flow, the factor and the policy are still the stack's.
 */
async function ownsFlow(
  api: TenantApi,
  { flow = [], selectedProvider }: TenantRecord,
  isOwnAction: IsOwnAction,
): Promise<boolean> {
  if (flow.some(isOwnAction)) return true;
  if (flow.length > 0 || selectedProvider !== "phone-message-hook") return false;
  return (await tenant.readActionNames(api, SEND_PHONE_MESSAGE.id)).includes(ACTION_NAMES.legacy);
}

/**
 * Returns whether the phone provider is the stack's. A tenant has one Action for a custom phone provider: if the stack can
 * be created at all, that Action is the stack's.
 */
function ownsProvider({ phoneProviders = [] }: TenantRecord): boolean {
  return phoneProviders.some(isOwnProvider);
}

const isOwnProvider = ({ name }: tenant.RecordedPhoneProvider): boolean => name === "custom";

/** Leaves out the stack's factor and policy. What the tenant had before the stack is unknown. */
function withoutStack(record: TenantRecord): TenantRecord {
  const { factors, flow, phoneProviders, phoneTemplates } = record;
  return {
    factors: factors.filter((name) => name !== "sms"),
    policies: [],
    ...(flow && { flow }),
    ...(phoneProviders && { phoneProviders, phoneTemplates }),
  };
}

/** Leaves out what the stack made to deliver codes. */
function withoutDelivery(record: TenantRecord, isOwnAction: IsOwnAction): TenantRecord {
  const { flow, phoneProviders } = record;
  return {
    ...record,
    ...(flow && { flow: flow.filter((action) => !isOwnAction(action)) }),
    ...(phoneProviders?.some(isOwnProvider) && {
      phoneProviders: phoneProviders.filter((each) => !isOwnProvider(each)),
      phoneTemplates: [],
    }),
  };
}
