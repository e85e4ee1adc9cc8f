import type { PlivoAccess } from "../plivo-access";
import { plivoGet } from "../plivo-get";
import { UserError } from "../user-error";
import { readMessage, type PlivoMessage, type SentMessage } from "./sent-message";

/** Plivo's limit for lists of messages. Source: plivo.com/docs/messaging/api/message/list-all-messages. */
const REQUESTS_A_MINUTE = 20;
const MINUTE = 60_000;
const PAGE = 20;

/** From when to when, in epoch milliseconds; the end is exclusive, and Infinity for now. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** What there is to wait with, and to say while waiting. */
export interface Pace {
  wait(milliseconds: number): Promise<void>;
  say(text: string): void;
  now(): number;
}

export interface PlivoList {
  readonly messages: SentMessage[];
  /** Whether older messages of the period were left out. */
  readonly isCut: boolean;
}

/** Reads lists of messages, at most 20 requests a minute over all of them. */
export class MessageList {
  readonly #askedAt: number[] = [];

  constructor(
    private readonly access: PlivoAccess,
    private readonly pace: Pace,
  ) {}

  /**
   * Reads the outbound SMS of a period, newest first.
   * @param most the newest so many are read
   * @throws UserError where Plivo refuses the account or gives no answer
   */
  async read({ from, to }: Period, most: number): Promise<PlivoList> {
    const messages: SentMessage[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const query = {
        limit: String(PAGE),
        offset: String(offset),
        message_direction: "outbound",
        message_time__gte: plivoTime(from),
        ...(to < Infinity && { message_time__lt: plivoTime(to) }),
      };
      const page = await this.#page(new URLSearchParams(query).toString());
      messages.push(...page.flatMap((each) => readMessage(each) ?? []));
      if (page.length < PAGE) return { messages, isCut: false };
      if (offset + PAGE >= most) return { messages, isCut: true };
    }
  }

  async #page(query: string): Promise<readonly PlivoMessage[]> {
    for (let tries = 1; ; tries++) {
      await this.#takeTurn();
      const { status, value } = await plivoGet<{ objects?: PlivoMessage[] }>(
        this.access,
        `Message/?${query}`,
      );
      if (value) return value.objects ?? [];
      if (status !== 429 || tries === 4) throw new UserError(refusal(status));
      await this.#rest(MINUTE);
    }
  }

  /** Waits until another request is within Plivo's limit. */
  async #takeTurn(): Promise<void> {
    const oldest = this.#askedAt.at(-REQUESTS_A_MINUTE);
    if (oldest !== undefined) {
      // A second more, as Plivo counts from when a request arrives.
      const wait = oldest + MINUTE + 1_000 - this.pace.now();
      if (wait > 0) await this.#rest(wait);
    }
    this.#askedAt.push(this.pace.now());
  }

  async #rest(milliseconds: number): Promise<void> {
    const seconds = Math.ceil(milliseconds / 1000);
    this.pace.say(
      `Plivo lists ${REQUESTS_A_MINUTE * PAGE} messages a minute: waiting ${seconds} s.`,
    );
    await this.pace.wait(milliseconds);
  }
}

function refusal(status: number | undefined): string {
  if (status === 401)
    return "Plivo refuses the credentials (401): set `plivoAuthId` and `plivoAuthToken` from Plivo's console.";
  const said = status === undefined ? "gives no answer within 10 s" : `answers ${status}`;
  return `Plivo's list of messages ${said}: see https://status.plivo.com, and run this again.`;
}

/** As Plivo's filters read a time, which is UTC. */
const plivoTime = (at: number): string => new Date(at).toISOString().slice(0, 19).replace("T", " ");
