import { randomUUID } from "node:crypto";
import { appendBounded } from "../bounded-list";
import type { Clock } from "../clock";
import type { AcceptedRequest } from "./message-request";
import type { Later } from "./message-state";
import type { CarrierRules } from "./rules";
import { createAnswerScript, type AnswerScript } from "./scripted-answers";

/** Milliseconds that Plivo keeps a message: 90 days. */
const KEPT_MS = 7_776_000_000;

/** An SMS that the carrier accepted. */
export interface CarrierMessage {
  /** E.164. */
  to: string;
  /** `src` or `powerpack_uuid`, as sent. */
  from: string;
  text: string;
  uuid: string;
  /** RFC 3339. */
  at: string;
  /** Whether Plivo keeps neither the text nor the end of the number (`log: false`). */
  isRedacted?: boolean;
  /** What becomes of it, if a script says so. */
  later?: Later | undefined;
}

/** A request as it arrived, without its credentials. */
export interface ReceivedRequest {
  method: string;
  path: string;
  body: unknown;
}

/** The carrier's data, which its routes use. */
export interface CarrierState {
  readonly messages: CarrierMessage[];
  readonly received: ReceivedRequest[];
  readonly script: AnswerScript;
  readonly clock: Clock;
  /** When lists of messages were requested, in epoch milliseconds. */
  readonly listedAt: number[];
  rules: CarrierRules;
  /** What becomes of messages that are accepted from now on. */
  later: Later | undefined;
  /** Delivers the message to its phones and returns the uuids, one for each destination. */
  take(request: AcceptedRequest): string[];
}

export function createCarrierState(clock: Clock): CarrierState {
  const messages: CarrierMessage[] = [];
  const state: CarrierState = {
    messages,
    received: [],
    script: createAnswerScript(),
    clock,
    listedAt: [],
    rules: {},
    later: undefined,
    take: ({ sender, text, destinations, isRedacted }) => {
      const at = clock.iso();
      const taken = destinations.map((digits) => ({
        to: `+${digits}`,
        from: sender,
        text,
        uuid: randomUUID(),
        at,
        ...(isRedacted && { isRedacted }),
        ...(state.later && { later: state.later }),
      }));
      const kept = messages.findIndex((message) => Date.parse(message.at) > clock.now() - KEPT_MS);
      messages.splice(0, kept === -1 ? messages.length : kept);
      appendBounded(messages, ...taken);
      return taken.map((message) => message.uuid);
    },
  };
  return state;
}
