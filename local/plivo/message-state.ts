import type { Clock } from "../clock";

/** States of an outbound message (Plivo, "The Message object"). */
export const MESSAGE_STATES = ["queued", "sent", "delivered", "undelivered", "failed"] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What becomes of messages after they were accepted. */
export interface Later {
  message_state: MessageState;
  /** Plivo's error code, such as 450. Default: 000 for a delivered message, none before the end, else 1000, "unknown". */
  error_code?: string;
  /** Seconds on the carrier's clock until then; before that the message is queued. Default: 0. */
  afterSeconds?: number;
}

/** State of a message, under the names of Plivo's API. */
export interface StateOfMessage {
  message_state: MessageState;
  error_code: string | null;
}

/** Returns the current state of a message. A message without a script is delivered at once. */
export function stateOf(
  { at, later }: { at: string; later?: Later | undefined },
  clock: Clock,
): StateOfMessage {
  const {
    message_state,
    error_code,
    afterSeconds = 0,
  }: Later = later ?? {
    message_state: "delivered",
  };
  if (clock.now() < Date.parse(at) + afterSeconds * 1000)
    return { message_state: "queued", error_code: null };
  return { message_state, error_code: error_code ?? DEFAULT_ERROR[message_state] };
}

const DEFAULT_ERROR: Readonly<Record<MessageState, string | null>> = {
  queued: null,
  sent: null,
  delivered: "000",
  undelivered: "1000",
  failed: "1000",
};
