import { countriesOf } from "./destination";

/** What a Plivo account can have set against a message. Everything is allowed until a rule is switched on. */
export interface CarrierRules {
  /** US dollars left on the account, as the account's details show them. At 0 or less no message is taken. */
  credit?: number;
  /** ISO codes with geo permission. Absent: every country. */
  geoPermissions?: string[];
  /** Numbers and sender ids that the account owns. Absent: any sender is taken. */
  ownedSenders?: string[];
}

export interface Refusal {
  status: number;
  error: string;
}

/** Credit of the local account while no rule sets it, in US dollars. */
export const DEFAULT_CREDIT = 25;

const digitsOf = (sender: string): string => sender.replace(/^\+/, "");

/**
 * The rule that a message breaks, if any. Plivo documents the statuses (403 for geo permission, 400 otherwise) and the
 * text for an unowned sender; the other texts are its console's words.
 */
export function refusalBy(
  rules: CarrierRules,
  sender: string | undefined,
  destination: string,
): Refusal | undefined {
  if (rules.credit !== undefined && rules.credit <= 0)
    return { status: 400, error: "Insufficient credit" };
  const permitted = rules.geoPermissions;
  if (
    permitted !== undefined &&
    !countriesOf(destination).some((country) => permitted.includes(country))
  )
    return {
      status: 403,
      error:
        "Messaging to this destination country is not enabled in the account's geo permissions",
    };
  const owned = rules.ownedSenders?.map(digitsOf);
  if (owned !== undefined && sender !== undefined && !owned.includes(digitsOf(sender)))
    return { status: 400, error: "This caller ID is not allowed for outbound message" };
  return undefined;
}
