import { findCountry } from "../../action/numbering-plan";
import { hasTrunkPrefix, readRecipient } from "../../action/recipient";
import { numberingPlan } from "../../components/numbering-plan";
import type { ProgramConfig } from "../../components/config/program-config";

/** What the Action would do with a number. */
export interface DryRun {
  readonly sentence: string;
  readonly isSent: boolean;
}

/**
 * Describes how an Action would treat a number, without sending anything. The sentence never contains the full number.
 * @param config the stack's. Default: an Action that sends to every country, from an unnamed sender.
 */
export function dryRun(
  recipient: string,
  config?: Pick<ProgramConfig, "allowedCountries" | "plivo">,
): DryRun {
  const allowedCountries = config?.allowedCountries;
  const digits = readRecipient(recipient);
  if (digits === undefined)
    return refused("isn't a number with a country code (a plus and 7 to 15 digits)", "recipient");
  if (hasTrunkPrefix(digits))
    return refused("has the prefix of national calls after its country code", "trunk");
  const country = findCountry(numberingPlan(), digits);
  const place =
    country === undefined ? "belongs to no country" : `belongs to the country ${country}`;
  if (allowedCountries && country === undefined) return refused(place, "no-country");
  if (allowedCountries && !allowedCountries.includes(country ?? ""))
    return refused(`${place}, which isn't in \`allowedCountries\``, "country");
  const number = `The number +…${digits.slice(-2)} ${place}`;
  if (config === undefined)
    return {
      sentence: `${number}: an Action without \`allowedCountries\` would send to it.`,
      isSent: true,
    };
  const sender = senderFor(country, config.plivo.sender);
  if (sender === undefined)
    return refused(`${place}, for which \`plivoSenders\` has no sender`, "no-sender");
  return { sentence: `${number}: the Action would send to it from ${sender}.`, isSent: true };
}

const refused = (why: string, reason: string): DryRun => ({
  sentence: `The number ${why}: the Action would send nothing (${reason}).`,
  isSent: false,
});

function senderFor(
  country: string | undefined,
  choice: ProgramConfig["plivo"]["sender"],
): string | undefined {
  if ("powerpack" in choice) return `the Powerpack ${choice.powerpack}`;
  if ("sender" in choice) return shown(choice.sender);
  const sender = choice.senders[country ?? "*"] ?? choice.senders["*"];
  return sender && shown(sender);
}

const shown = (sender: string): string =>
  sender.startsWith("+") ? `the number that ends in ${sender.slice(-4)}` : `\`${sender}\``;
