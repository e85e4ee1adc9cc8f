import { forbiddenCountry } from "./allowed-countries";
import type { Secrets } from "./auth0/events";
import { writeLogLine } from "./log-line";
import { describe, notSent, unknown, type Outcome } from "./outcome";
import { messageRequest } from "./plivo/message-request";
import { sendMessage, type Sent } from "./plivo/send-message";
import { normaliseRecipient } from "./recipient";
import { readSettings } from "./settings";

/** What both triggers ask for. Nothing in it is trusted to be there. */
export interface PhoneMessage {
  channel?: unknown;
  recipient?: unknown;
  text?: unknown;
  code?: unknown;
}

/** Plivo's limit for plain (GSM-7) text. */
const LONGEST_TEXT = 1600;

/** Sends one message, logs one line and says what became of it. Never throws. */
export async function deliver(
  secrets: Secrets,
  readMessage: () => PhoneMessage,
): Promise<Outcome & { sentence: string }> {
  const start = Date.now();
  let sent: Sent;
  try {
    sent = await attempt(secrets, readMessage(), start);
  } catch {
    sent = { outcome: unknown("internal"), tries: 0 };
  }
  writeLogLine(sent.outcome, sent.tries, Date.now() - start);
  return { ...sent.outcome, sentence: describe(sent.outcome) };
}

async function attempt(secrets: Secrets, message: PhoneMessage, start: number): Promise<Sent> {
  const refuse = (outcome: Outcome): Sent => ({ outcome, tries: 0 });
  const { channel, text, code } = message;
  if (channel !== "text") return refuse(notSent("voice"));
  const settings = readSettings(secrets);
  if (!settings) return refuse(notSent("settings"));
  const digits = normaliseRecipient(message.recipient);
  if (!digits) return refuse(notSent("recipient"));
  const forbidden = forbiddenCountry(digits, settings.allowedCountries);
  if (forbidden) return refuse(forbidden);
  if (typeof text !== "string" || !text.trim() || text.length > LONGEST_TEXT)
    return refuse(notSent("text"));
  return sendMessage(messageRequest(settings, digits, text), {
    start,
    text,
    hidden: [digits.slice(-7), settings.authToken, typeof code === "string" ? code : ""],
  });
}
