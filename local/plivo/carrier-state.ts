import { randomUUID } from "node:crypto";
import type { Clock } from "../clock";
import type { AcceptedRequest } from "./message-request";
import type { CarrierRules } from "./rules";
import { createAnswerScript, type AnswerScript } from "./scripted-answers";

/** An SMS that the carrier took. */
export interface Message {
  /** E.164. */
  to: string;
  /** `src` or `powerpack_uuid`, as it was sent. */
  from: string;
  text: string;
  uuid: string;
  /** RFC 3339. */
  at: string;
}

/** A request as it arrived, without its credentials. */
export interface ReceivedRequest {
  method: string;
  path: string;
  body: unknown;
}

/** What the carrier remembers, and what its routes work with. */
export interface CarrierState {
  readonly messages: Message[];
  readonly received: ReceivedRequest[];
  readonly script: AnswerScript;
  rules: CarrierRules;
  /** Puts the message on its phones and gives the uuids, one a destination. */
  take(request: AcceptedRequest): string[];
}

export function createCarrierState(clock: Clock): CarrierState {
  const messages: Message[] = [];
  return {
    messages,
    received: [],
    script: createAnswerScript(),
    rules: {},
    take: ({ sender, text, destinations }) => {
      const at = clock.iso();
      const taken = destinations.map((digits) => ({
        to: `+${digits}`,
        from: sender,
        text,
        uuid: randomUUID(),
        at,
      }));
      messages.push(...taken);
      return taken.map((message) => message.uuid);
    },
  };
}
