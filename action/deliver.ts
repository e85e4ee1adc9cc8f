import { forbiddenCountry } from "./allowed-countries";
import type { Secrets } from "./auth0/events";
import { log, type Outcome } from "./outcome";
import { messageRequest } from "./plivo/message-request";
import { sendMessage } from "./plivo/send-message";
import { normaliseRecipient } from "./recipient";
import { readSettings } from "./settings";

/** What both triggers ask for. */
export type PhoneMessage = readonly [
  secrets: Secrets,
  isText: boolean,
  recipient: string,
  text: string,
  code?: string,
];

/** Sends one message, logs one line and says what became of it. Never throws, whatever `read` does. */
export async function deliver(read: () => PhoneMessage): Promise<Outcome> {
  const start = Date.now();
  const outcome = await send(read, start).catch((): Outcome => ({ reason: "internal" }));
  log(outcome, Date.now() - start);
  return outcome;
}

async function send(read: () => PhoneMessage, start: number): Promise<Outcome> {
  const [secrets, isText, recipient, text, code = ""] = read();
  if (!isText) return { reason: "voice" };
  const settings = readSettings(secrets);
  if (!settings) return { reason: "settings" };
  const digits = normaliseRecipient(recipient);
  if (!digits) return { reason: "recipient" };
  const allowed = secrets["ALLOWED_COUNTRIES"];
  const forbidden = allowed !== undefined && forbiddenCountry(allowed, digits);
  if (forbidden) return forbidden;
  if (!text.trim()) return { reason: "text" };
  return sendMessage(
    messageRequest(settings, digits, text),
    [text, settings.token, digits.slice(-7), code],
    start,
  );
}
