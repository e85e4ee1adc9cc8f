import { errorCode } from "../deliveries/error-codes";
import { isTo } from "../deliveries/sent-message";
import type { PlivoAccess } from "../plivo-access";
import { askPlivo, FINAL_STATES, plivoText, type PlivoObject } from "../plivo-client";

/** Milliseconds between two reads of the message, or of Plivo's list, which allows 20 requests a minute. */
const INTERVAL = 2_000;
const LIST_INTERVAL = 4_000;
/** Milliseconds until the last read. */
const LIMIT = 60_000;

/** Plivo's list may be some seconds behind, and its clock may differ from this machine's. */
const CLOCKS_DIFFER = 30_000;

/** The clock to wait with. */
export interface Waiting {
  readonly wait: (milliseconds: number) => Promise<unknown>;
  readonly now: () => number;
}

/** What became of a message, as a sentence, and whether it reached the phone or still may. */
export interface End {
  readonly sentence: string;
  readonly isWell: boolean;
}

/**
 * Follows a message that Plivo accepted to its final state, for a minute at most.
 * @param to the recipient's number
 * @param since when it was sent, in epoch milliseconds
 */
export async function followMessage(
  access: PlivoAccess,
  { to, since }: { to: string; since: number },
  { wait, now }: Waiting,
): Promise<End> {
  const start = now();
  let message: PlivoObject | undefined;
  for (;;) {
    message = message ? await read(access, message) : await find(access, to, since);
    const state = plivoText(message?.["messageState"]);
    if (FINAL_STATES.includes(state)) return endOf(state, message?.["errorCode"]);
    if (now() - start >= LIMIT) return undecided(state);
    await wait(message ? INTERVAL : LIST_INTERVAL);
  }
}

/** Returns the newest message to the number; undefined if the list doesn't have it yet, or can't be read. */
async function find(
  access: PlivoAccess,
  to: string,
  since: number,
): Promise<PlivoObject | undefined> {
  const from = new Date(since - CLOCKS_DIFFER).toISOString().slice(0, 19).replace("T", " ");
  const query = { message_time__gte: from, message_direction: "outbound" };
  const { value } = await askPlivo(access, (plivo) => plivo.messages.list(query));
  return value?.find((message) => isTo(message, to));
}

async function read(access: PlivoAccess, message: PlivoObject): Promise<PlivoObject> {
  const uuid = plivoText(message["messageUuid"]);
  const { value } = await askPlivo(access, (plivo) => plivo.messages.get(uuid));
  return value ? { ...value } : message;
}

function endOf(state: string, error: unknown): End {
  if (state === "delivered") return { sentence: "Plivo delivered it.", isWell: true };
  const code = typeof error === "string" || typeof error === "number" ? String(error) : "1000";
  const { meaning, remedy } = errorCode(code);
  return {
    sentence: `Plivo reports it as ${state}, with error ${code} (${meaning}): ${remedy}.`,
    isWell: false,
  };
}

function undecided(state: string): End {
  const shown =
    state === "" ? "Plivo's list doesn't show it" : `Plivo still reports it as \`${state}\``;
  return {
    sentence: `${shown} after ${LIMIT / 1000} s: \`npm run deliveries\` shows its end later.`,
    isWell: true,
  };
}
