import type { Clock } from "../clock";
import type { CarrierMessage } from "./carrier-state";
import { stateOf } from "./message-state";

/** Plivo's limit for lists of messages: requests a minute (Plivo, "List all messages"). */
const REQUESTS_A_MINUTE = 20;
const MINUTE = 60_000;

/** Milliseconds that a list reaches back without a filter for the time, and at most. */
const DEFAULT_WINDOW = 24 * 60 * MINUTE;
const LONGEST_WINDOW = 90 * 24 * 60 * MINUTE;

/** Objects on a page, by default and at most. */
const PAGE = 20;

export type MessageQuery = Readonly<Record<string, string | undefined>>;

/** A page of a list, newest first, or what is wrong with the query. */
export type MessagePage =
  { messages: CarrierMessage[]; meta: Record<string, unknown> } | { error: string };

/** Returns whether Plivo's limit allows another list now, and counts it if so. */
export function isWithinRate(listedAt: number[], clock: Clock): boolean {
  const now = clock.now();
  const recent = listedAt.filter((at) => at > now - MINUTE);
  listedAt.splice(0, listedAt.length, ...recent);
  if (recent.length >= REQUESTS_A_MINUTE) return false;
  listedAt.push(now);
  return true;
}

/** Lists messages as Plivo does: its filters, its window of 24 hours, its pages. */
export function listMessages(
  messages: readonly CarrierMessage[],
  query: MessageQuery,
  path: string,
  clock: Clock,
): MessagePage {
  const limit = Number(query["limit"] ?? PAGE);
  const offset = Number(query["offset"] ?? 0);
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE)
    return { error: `limit must be between 1 and ${PAGE}` };
  if (!Number.isInteger(offset) || offset < 0) return { error: "offset is not valid" };
  const window = readWindow(query, clock);
  if (window === undefined) return { error: "message_time is not valid" };
  const found = messages
    .filter((message) => isIn(window, Date.parse(message.at)) && fits(message, query, clock))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const at = (start: number) =>
    `${path}?${new URLSearchParams({ ...definedOf(query), limit: String(limit), offset: String(start) }).toString()}`;
  const meta = {
    limit,
    offset,
    next: offset + limit < found.length ? at(offset + limit) : null,
    previous: offset > 0 ? at(Math.max(0, offset - limit)) : null,
  };
  return { messages: found.slice(offset, offset + limit), meta };
}

const definedOf = (query: MessageQuery): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));

function fits(message: CarrierMessage, query: MessageQuery, clock: Clock): boolean {
  const state = stateOf(message, clock);
  const facts: Record<string, string | null> = {
    ...state,
    message_direction: "outbound",
    message_type: "sms",
    from_number: message.from.replace("+", ""),
    to_number: message.to.slice(1),
  };
  return Object.keys(facts).every((name) => {
    const wanted = query[name];
    return wanted === undefined || wanted.replace("+", "") === facts[name];
  });
}

interface Bounds {
  from: number;
  /** Exclusive. */
  to: number;
}

const isIn = ({ from, to }: Bounds, at: number): boolean => at >= from && at < to;

function readWindow(query: MessageQuery, clock: Clock): Bounds | undefined {
  const named = ["gt", "gte", "lt", "lte"].map((each) => readTime(query[`message_time__${each}`]));
  const exact = readTime(query["message_time"]);
  if ([...named, exact].some(Number.isNaN)) return undefined;
  if (exact !== undefined) return { from: exact, to: exact + 1 };
  const [gt, gte, lt, lte] = named;
  const now = clock.now();
  const given = gte ?? (gt === undefined ? undefined : gt + 1);
  const to = lt ?? (lte === undefined ? now + 1 : lte + 1);
  return { from: Math.max(given ?? now - DEFAULT_WINDOW, now - LONGEST_WINDOW), to };
}

/** Reads `YYYY-MM-DD HH:MM[:ss[.uuuuuu]]`, which is UTC. NaN for anything else. */
function readTime(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const isTime = /^\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?$/.test(text);
  return isTime ? Date.parse(`${text.replace(" ", "T")}Z`) : NaN;
}
