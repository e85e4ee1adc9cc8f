import type { Outcome } from "../outcome";
import { judgeAnswer, type Private } from "./judge-answer";
import type { MessageRequest } from "./message-request";
import { postRequest } from "./post-request";
import { waitAfter } from "./retry-policy";

/** Milliseconds for the whole run. Auth0 ends it after 20 s, with no word to anybody. */
const RUN_LIMIT = 14_000;
/** Milliseconds for one request, its answer included. */
const REQUEST_LIMIT = 8_000;
/** With less time left than this, another request could hardly be answered. */
const LEAST_TIME = 2_000;

/** What became of the message after one or more requests. */
export interface Sent {
  outcome: Outcome;
  tries: number;
}

/** Sends a request, and again only when Plivo surely didn't accept it and may do so soon. */
export async function sendMessage(
  request: MessageRequest,
  own: Private & { start: number },
): Promise<Sent> {
  const timeLeft = () => own.start + RUN_LIMIT - Date.now();
  for (let tries = 1; ; tries++) {
    const answer = await postRequest(request, Math.min(REQUEST_LIMIT, timeLeft()));
    const outcome = judgeAnswer(answer, own);
    const wait = outcome.retryLater ? waitAfter(tries, answer.retryAfter) : undefined;
    if (wait === undefined || wait + LEAST_TIME > timeLeft()) return { outcome, tries };
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
