import type { PlivoAccess } from "../plivo-access";
import { askPlivo, type PlivoObject } from "../plivo-client";
import { UserError } from "../user-error";
import { readMessage, type SentMessage } from "./sent-message";

/** Plivo's limit for lists of messages. Source: plivo.com/docs/messaging/api/message/list-all-messages. */
const REQUESTS_A_MINUTE = 20;
const MINUTE = 60_000;
const PAGE = 20;

/** From when to when, in epoch milliseconds; the end is exclusive, and Infinity means now. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** The clock to wait with, and what to call while waiting. */
export interface WaitOptions {
  wait(milliseconds: number): Promise<void>;
  say(text: string): void;
  now(): number;
}

export interface PlivoList {
  /** Newest first. */
  readonly messages: SentMessage[];
  /** Share of the period that the messages cover, 0 to 1: less than 1 if older ones were left out. */
  readonly covers: number;
}

/** Reads lists of messages, at most 20 requests a minute over all of them. */
export class MessageList {
  readonly #askedAt: number[] = [];
  #count = 0;

  constructor(
    private readonly access: PlivoAccess,
    private readonly pace: WaitOptions,
  ) {}

  /**
   * Reads the outbound SMS of a period, newest first.
   * @param most how many of the newest messages are read, rounded to pages
   * @throws UserError if Plivo refuses the account or doesn't answer
   */
  async read({ from, to }: Period, most: number): Promise<PlivoList> {
    // Messages that are sent meanwhile move the others to later pages, so a message can be read twice.
    const found = new Map<unknown, PlivoObject>();
    const period = { from, to: Math.min(to, this.pace.now()) };
    for (let offset = 0; ; offset += PAGE) {
      const page = await this.#page({
        limit: PAGE,
        offset,
        message_direction: "outbound",
        message_time__gte: plivoTime(from),
        ...(to < Infinity && { message_time__lt: plivoTime(to) }),
      });
      const before = found.size;
      for (const message of page) found.set(message["messageUuid"], message);
      this.#count += found.size - before;
      const isEnd = page.length < PAGE;
      if (isEnd || found.size >= most) {
        const messages = [...found.values()].flatMap((each) => readMessage(each) ?? []);
        return { messages, covers: isEnd ? 1 : coveredBy(messages, period) };
      }
    }
  }

  async #page(query: object): Promise<readonly PlivoObject[]> {
    for (let tries = 1; ; tries++) {
      await this.#takeTurn();
      const { status, value } = await askPlivo(this.access, (plivo) => plivo.messages.list(query));
      if (value) return value;
      if (status !== 429 || tries === 4) throw new UserError(refusal(status));
      await this.#rest(MINUTE);
    }
  }

  /** Waits until Plivo's limit allows another request. */
  async #takeTurn(): Promise<void> {
    const oldest = this.#askedAt.at(-REQUESTS_A_MINUTE);
    if (oldest !== undefined) {
      // One second more, because Plivo counts from the arrival of a request.
      const wait = oldest + MINUTE + 1_000 - this.pace.now();
      if (wait > 0) await this.#rest(wait);
    }
    this.#askedAt.push(this.pace.now());
  }

  async #rest(milliseconds: number): Promise<void> {
    const seconds = Math.ceil(milliseconds / 1000);
    const limit = REQUESTS_A_MINUTE * PAGE;
    this.pace.say(
      `${this.#count} messages read. Plivo lists ${limit} a minute: waiting ${seconds} s.`,
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

function coveredBy(messages: readonly SentMessage[], { from, to }: Period): number {
  const times = messages.map(({ at }) => at).filter((at) => at >= from);
  const first = times.reduce((a, b) => Math.min(a, b), to - 1);
  return (to - first) / (to - from);
}

/** Formats a time for Plivo's filters, in UTC. */
const plivoTime = (at: number): string => new Date(at).toISOString().slice(0, 19).replace("T", " ");
