import { countriesOf } from "./destination";

/** Reasons for which a Plivo account refuses a message. Everything is allowed until a rule is set. */
export interface CarrierRules {
  /**
   * US dollars left on the account, as the account's details show them. At 0 or less, Plivo accepts no message of a prepaid
   * account.
   */
  credit?: number;
  /** ISO codes with geo permission. Default: every country. */
  geoPermissions?: string[];
  /** Numbers, sender ids and Powerpack UUIDs that the account owns. Default: any sender is accepted. */
  ownedSenders?: string[];
  /** Fields of the account's details that replace the usual ones: `billing_mode`, `account_type`, `auto_recharge`. */
  account?: Record<string, unknown>;
  /** Fields of every number's details that replace the usual ones: `number_type`, `sms_enabled`, its registrations. */
  number?: Record<string, unknown>;
  /** How many numbers a Powerpack has. Default: 1. */
  powerpackNumbers?: number;
  /** Auth Tokens of the account; all others are refused with 401. Default: see `acceptsCredentials`. */
  authTokens?: string[];
}

export interface Refusal {
  status: number;
  error: string;
}

/** Credit of the local account unless a rule sets it, in US dollars. */
export const DEFAULT_CREDIT = 25;

const unsigned = (sender: string): string => sender.replace(/^\+/, "");

/** Returns whether the account owns this number, sender id or Powerpack. */
export function ownsSender({ ownedSenders }: CarrierRules, sender: string): boolean {
  return ownedSenders?.map(unsigned).includes(unsigned(sender)) ?? true;
}

function hasGeoPermission({ geoPermissions }: CarrierRules, destination: string): boolean {
  return (
    geoPermissions === undefined ||
    countriesOf(destination).some((country) => geoPermissions.includes(country))
  );
}

/**
 * Returns the rule that a message breaks, if any. Plivo documents the statuses (403 for geo permission, 400 otherwise) and
 * the text for a sender that isn't owned; the other texts are from its console.
 */
export function refusalBy(
  rules: CarrierRules,
  sender: string,
  destination: string,
): Refusal | undefined {
  const isPrepaid = rules.account?.["billing_mode"] !== "postpaid";
  if (isPrepaid && rules.credit !== undefined && rules.credit <= 0)
    return { status: 400, error: "Insufficient credit" };
  if (!hasGeoPermission(rules, destination))
    return {
      status: 403,
      error:
        "Messaging to this destination country is not enabled in the account's geo permissions",
    };
  if (!ownsSender(rules, sender))
    return { status: 400, error: "This caller ID is not allowed for outbound message" };
  return undefined;
}
