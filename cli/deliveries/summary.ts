import { FINAL_STATES } from "../plivo-client";
import { errorCode } from "./error-codes";
import { findPumping, type PumpingSign, type Traffic } from "./pumping";
import type { SentMessage } from "./sent-message";

/** How many messages of one kind there were. */
export interface Count {
  readonly name: string;
  readonly messages: number;
  /** Share that was delivered, of those that have reached a final state; undefined if none has. */
  readonly delivered: number | undefined;
}

/** An error code, how many messages had it, and what to do. */
export interface ErrorCount {
  readonly code: string;
  readonly messages: number;
  readonly countries: readonly string[];
  readonly meaning: string;
  readonly remedy: string;
  readonly blocks: boolean;
}

/** What became of the messages of a period. */
export interface Summary {
  readonly messages: number;
  readonly logins: number | undefined;
  readonly delivered: number | undefined;
  readonly deliveredBefore: number | undefined;
  /** Of the period before; an estimate if not all of it was read. */
  readonly messagesBefore: number;
  readonly countries: readonly Count[];
  readonly senders: readonly Count[];
  readonly states: readonly Count[];
  readonly errors: readonly ErrorCount[];
  readonly pumping: readonly PumpingSign[];
  /** Sentences on what needs attention; none on a good day. */
  readonly attention: readonly string[];
}

/** A smaller fall of the delivered share counts as chance. */
const FALL = 0.1;
/** With fewer messages in a final state, a share means nothing. */
const FEWEST = 20;

/** Summarizes a period and compares it with the one before, which is as long. */
export function summarizeDeliveries(now: Traffic, before: Traffic): Summary {
  const { messages } = now;
  const errors = countErrors(messages);
  const pumping = findPumping(now, before);
  const delivered = deliveredShare(messages);
  const deliveredBefore = deliveredShare(before.messages);
  const hasFallen =
    delivered !== undefined &&
    deliveredBefore !== undefined &&
    Math.min(endedOf(messages).length, endedOf(before.messages).length) >= FEWEST &&
    delivered < deliveredBefore - FALL;
  return {
    messages: messages.length,
    logins: now.logins,
    delivered,
    deliveredBefore,
    messagesBefore: Math.round(before.messages.length / (before.covers ?? 1)),
    countries: countBy(messages, ({ country }) => country),
    senders: countBy(messages, ({ sender }) => sender),
    states: countBy(messages, ({ state }) => state),
    errors,
    pumping,
    attention: [
      ...pumping.map(({ where }) => `A sign of SMS pumping to ${where}.`),
      ...errors
        .filter(({ blocks }) => blocks)
        .map(({ code, meaning }) => `Plivo blocks messages with error ${code} (${meaning}).`),
      ...(hasFallen ? ["The share of delivered messages has fallen."] : []),
    ],
  };
}

const endedOf = (messages: readonly SentMessage[]): SentMessage[] =>
  messages.filter(({ state }) => FINAL_STATES.includes(state));

function deliveredShare(messages: readonly SentMessage[]): number | undefined {
  const ended = endedOf(messages);
  if (ended.length === 0) return undefined;
  const share = ended.filter(({ state }) => state === "delivered").length / ended.length;
  return Math.round(share * 1000) / 1000;
}

function countBy(
  messages: readonly SentMessage[],
  name: (message: SentMessage) => string,
): Count[] {
  return [...Map.groupBy(messages, name)]
    .map(([each, own]) => ({ name: each, messages: own.length, delivered: deliveredShare(own) }))
    .sort((a, b) => b.messages - a.messages || a.name.localeCompare(b.name));
}

function countErrors(messages: readonly SentMessage[]): ErrorCount[] {
  const failed = messages.filter(({ error }) => error !== undefined);
  return [...Map.groupBy(failed, ({ error = "" }) => error)]
    .map(([code, own]) => ({
      code,
      messages: own.length,
      countries: [...new Set(own.map(({ country }) => country))].sort(),
      ...errorCode(code),
    }))
    .sort((a, b) => b.messages - a.messages || a.code.localeCompare(b.code));
}
