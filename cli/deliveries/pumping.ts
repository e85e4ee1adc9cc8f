import type { SentMessage } from "./sent-message";

/** Messages and entered codes of one period. */
export interface Traffic {
  readonly messages: readonly SentMessage[];
  /** Codes that were entered in the part that `covers` says; undefined if Auth0's log can't be read. */
  readonly logins: number | undefined;
  /** Share of the period that the messages cover, 0 to 1. Default: 1. */
  readonly covers?: number;
}

/** A country or number range that gets many messages of which few are followed by a login. */
export interface PumpingSign {
  /** `the country ID`, or `numbers that begin with +6281200`. */
  readonly where: string;
  readonly messages: number;
  readonly before: number;
  /** Share of the messages that can have been followed by a login, 0 to 1; undefined without Auth0's log. */
  readonly answered: number | undefined;
}

/** Fewer messages than this are not reported. */
const FEWEST = 30;
/** How many times as many messages as in the period before count as a jump. */
const JUMP = 5;
/** A share of logins below this is suspicious. People mistype and give up, so it isn't near 1 on a good day either. */
const FEW_LOGINS = 0.5;
/** Share of entered codes on a good day, for when the period before doesn't show it. */
const USUAL_LOGINS = 0.8;
/** Without Auth0's log: share of a country's messages that go to one range of 10,000 numbers. */
const CONCENTRATED = 0.5;

/**
 * Finds signs of SMS pumping (artificially inflated traffic): a jump in the messages to a country or to a range of 10,000
 * numbers, few of which are followed by a login. On a Monday morning, messages jump and logins with them.
 */
export function findPumping(now: Traffic, before: Traffic): PumpingSign[] {
  const earlier = countBy(before.messages);
  const { covers = 1 } = before;
  const ranges = countBy(now.messages);
  const signs: PumpingSign[] = [];
  for (const [where, messages] of ranges) {
    const count = Math.round((earlier.get(where) ?? 0) / covers);
    if (messages < FEWEST || messages < JUMP * count) continue;
    const answered = answeredShare(messages, now, before);
    const isSign =
      answered === undefined
        ? count === 0 && isConcentrated(where, now.messages)
        : answered < FEW_LOGINS;
    if (isSign) signs.push({ where, messages, before: count, answered });
  }
  return signs;
}

/** Counts messages by country and by range, each under the words that the report shows. */
function countBy(messages: readonly SentMessage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { country, range } of messages)
    for (const where of [inCountry(country), inRange(range)])
      counts.set(where, (counts.get(where) ?? 0) + 1);
  return counts;
}

const inCountry = (country: string): string => `the country ${country}`;
const inRange = (range: string): string => `numbers that begin with +${range}`;

/**
 * Estimates the share of `messages` that were followed by a login: Auth0's log doesn't show the number, so the other
 * messages get their usual share of the logins first.
 */
function answeredShare(messages: number, now: Traffic, before: Traffic): number | undefined {
  if (now.logins === undefined) return undefined;
  const usual =
    before.logins !== undefined && before.messages.length >= FEWEST
      ? Math.min(1, before.logins / before.messages.length)
      : USUAL_LOGINS;
  const others = (now.messages.length - messages) * usual;
  const share = Math.min(1, Math.max(0, now.logins - others) / messages);
  return Math.round(share * 1000) / 1000;
}

/** Returns whether most of a new country's messages go to one range. Without Auth0's log nothing else shows pumping. */
function isConcentrated(where: string, messages: readonly SentMessage[]): boolean {
  const own = messages.filter(({ country }) => inCountry(country) === where);
  const ranges = new Map<string, number>();
  for (const { range } of own) ranges.set(range, (ranges.get(range) ?? 0) + 1);
  const largest = Math.max(...ranges.values());
  return largest >= FEWEST && largest >= CONCENTRATED * own.length;
}
