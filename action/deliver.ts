import type { Secrets } from "./auth0-events";
import { countryOf } from "./numbering-plan";
import { log, type Outcome } from "./outcome";
import { sendMessage } from "./plivo/send-message";
import { hasTrunkPrefix, readRecipient } from "./recipient";
import { readSettings } from "./settings";

/** The message that either trigger asks for. */
export interface RequestedMessage {
  readonly secrets: Secrets;
  readonly isText: boolean;
  readonly recipient: string;
  readonly text: string;
  readonly code?: string | undefined;
}

/** Sends one message, logs one line and returns what became of it. Never throws, whatever `read` does. */
export async function deliver(read: () => RequestedMessage): Promise<Outcome> {
  const startedAt = Date.now();
  let outcome: Outcome;
  try {
    outcome = await decide(read(), startedAt);
  } catch {
    outcome = { reason: "internal" };
  }
  log(outcome, Date.now() - startedAt);
  return outcome;
}

async function decide(message: RequestedMessage, startedAt: number): Promise<Outcome> {
  const { secrets, isText, text, code } = message;
  if (!isText) return { reason: "voice" };
  const settings = readSettings(secrets);
  if ("reason" in settings) return settings;
  const digits = readRecipient(message.recipient);
  if (!digits) return { reason: "recipient" };
  if (hasTrunkPrefix(digits)) return { reason: "trunk" };
  const country = countryOf(digits);
  const { allowedCountries, senders } = settings;
  if (allowedCountries) {
    if (!country) return { reason: "no-country" };
    if (!allowedCountries.includes(country)) return { reason: "country", country };
  }
  const sender = senders[country ?? "*"] ?? senders["*"];
  if (!sender) return { reason: "no-sender", country };
  if (!text.trim()) return { reason: "text" };
  return sendMessage({ settings, sender, digits, text, code, startedAt });
}
