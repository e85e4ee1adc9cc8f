import { fateOf, type Outcome } from "../outcome";
import { splitNumber } from "../recipient";
import type { Sender, ActionSettings } from "../settings";
import { judgeAnswer } from "./judge-answer";
import { request, REQUEST_LIMIT } from "./request";
import { waitAfter } from "./retry-policy";

/** Milliseconds for the whole run. Auth0 ends it after 20 s, and logs no reason. */
const RUN_LIMIT = 14_000;

/** Seconds that a code may wait in Plivo's queue (Plivo accepts 5 to 10,799). After that it is of no use. */
const MESSAGE_EXPIRY = 300;

/** Calling code of India, the one country where Plivo requires DLT ids. */
const INDIA = "91";

/** One SMS. */
export interface PlivoMessage {
  readonly settings: ActionSettings;
  readonly sender: Sender;
  /** The recipient's number, with country code and without plus. */
  readonly digits: string;
  readonly text: string;
  readonly code: string | undefined;
  /** When the run began, in milliseconds since the epoch. */
  readonly startedAt: number;
}

/**
 * Sends a message. Sends it again only if Plivo certainly doesn't have it, another request may succeed soon, and there is
 * the full time for its answer. If Plivo refuses an Auth Token, the next one is used at once. The waits double, so there
 * are at most four requests for each token.
 */
export async function sendMessage(message: PlivoMessage): Promise<Outcome> {
  const { settings, digits, text, code = "", startedAt } = message;
  const hidden = [text, ...settings.authTokens, digits.slice(-7), code];
  const [...authTokens] = settings.authTokens;
  for (let tries = 1; ; tries++) {
    const answer = await post(message, authTokens[0] ?? "");
    const outcome = { ...judgeAnswer(answer, hidden), tries };
    const isOutdated = outcome.reason === "credentials" && authTokens.length > 1;
    if (isOutdated) authTokens.shift();
    else if (fateOf(outcome) !== "try later") return outcome;
    const wait = isOutdated ? 0 : waitAfter(tries, answer.retryAfter);
    if (Date.now() + wait >= startedAt + RUN_LIMIT - REQUEST_LIMIT) return outcome;
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** Source of the fields: docs.plivo.com/docs/messaging/api/message/send-a-message. */
function post({ settings, sender, digits, text }: PlivoMessage, authToken: string) {
  const { authId, dlt } = settings;
  return request(`https://api.plivo.com/v1/Account/${authId}/Message/`, {
    method: "POST",
    headers: {
      authorization: "Basic " + Buffer.from(`${authId}:${authToken}`).toString("base64"),
      "content-type": "application/json",
    },
    body: JSON.stringify({
      ...sender,
      dst: digits,
      text,
      // Plivo would keep the code for seven days.
      log: false,
      message_expiry: MESSAGE_EXPIRY,
      ...(splitNumber(digits).callingCode === INDIA && dlt),
    }),
  });
}
