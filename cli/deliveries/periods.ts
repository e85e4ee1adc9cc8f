import type { MessageList, Period, PlivoList } from "./plivo-list";

/** The messages of a period and of the one before, and the bounds of both. */
export interface Periods {
  readonly sent: PlivoList;
  readonly period: Period;
  /** Whether the period is shorter than requested. */
  readonly isCut: boolean;
  readonly before: PlivoList;
  /** The part of the earlier period that the messages cover. */
  readonly periodBefore: Period;
}

/**
 * Reads a period that ends now, and the one before. If there are more messages than `most`, the time that the newest ones
 * cover becomes the period, and the one before is as long, so that the two can be compared.
 */
export async function readPeriods(
  list: MessageList,
  asked: Period,
  most: number,
): Promise<Periods> {
  // Plivo's clock may be ahead of this one.
  const sent = await list.read({ ...asked, to: Infinity }, most);
  const period = covered(asked, sent);
  const asLong = { from: 2 * period.from - period.to, to: period.from };
  const before = await list.read(asLong, most);
  const isCut = sent.covers < 1;
  return { sent, period, isCut, before, periodBefore: covered(asLong, before) };
}

const covered = ({ from, to }: Period, { covers }: PlivoList): Period => ({
  from: to - (to - from) * covers,
  to,
});
