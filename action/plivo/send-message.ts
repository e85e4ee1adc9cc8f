import { LATER } from "../fate";
import { fateOf, type Outcome } from "../outcome";
import { request } from "./answer";
import { judgeAnswer } from "./judge-answer";
import type { PlivoRequest } from "./message-request";
import { waitAfter } from "./retry-policy";
import { REQUEST_LIMIT, RUN_LIMIT } from "./time-limits";

/**
 * Sends a message, and again only when Plivo surely didn't take it, may do so soon, and has its full time to answer.
 * The waits double, so that there are four tries at most.
 *
 * @param start when the run began, in milliseconds since the epoch.
 */
export async function sendMessage(
  message: PlivoRequest,
  hidden: readonly string[],
  start: number,
): Promise<Outcome> {
  for (let tries = 1; ; tries++) {
    const answer = await request(message);
    const outcome = { ...judgeAnswer(answer, hidden), tries };
    const wait = waitAfter(tries, answer.retryAfter);
    const inTime = Date.now() + wait < start + (RUN_LIMIT - REQUEST_LIMIT);
    if (fateOf(outcome) !== LATER || !inTime) return outcome;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
