import { Client } from "plivo";
import type { PlivoAccess } from "./plivo-access";

/** Milliseconds. */
const ANSWER_LIMIT = 10_000;

/** The result of a request. Without a status there was no answer in time, or none that can be read. */
export interface PlivoAnswer<T> {
  readonly status: number | undefined;
  /** What Plivo answered with a status of success. */
  readonly value: T | undefined;
}

/** An object of Plivo's API as the plivo package returns it, with its names in camel case. */
export type PlivoObject = Readonly<Record<string, unknown>>;

/** Plivo's states of a message that no longer changes. */
export const FINAL_STATES = ["delivered", "undelivered", "failed", "rejected"];

/** Returns a field that is a string; empty where it is something else. */
export function plivoText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/**
 * The part of the package's client that is used. The package's types lack some of it and give a list the type of one
 * object.
 */
export interface Plivo {
  readonly accounts: { get(): Promise<object> };
  readonly numbers: { get(number: string): Promise<object> };
  readonly powerpacks: {
    get(uuid: string): Promise<{ name?: unknown; count_numbers(query: object): Promise<unknown> }>;
  };
  readonly messages: {
    get(uuid: string): Promise<object>;
    list(query: object): Promise<readonly PlivoObject[]>;
  };
}

/**
 * Calls Plivo's API with the first token that it accepts. Never throws: the package rejects with a text, an error or a
 * fault of its own, depending on what happened.
 */
export async function askPlivo<T>(
  { origin, authId, authTokens }: PlivoAccess,
  ask: (plivo: Plivo) => Promise<T>,
): Promise<PlivoAnswer<T>> {
  const options = { url: `${origin}/v1/Account/${authId}`, timeout: ANSWER_LIMIT };
  let answer: PlivoAnswer<T> = { status: 401, value: undefined };
  for (const token of authTokens) {
    answer = await ask(new Client(authId, token, options) as unknown as Plivo).then(
      (value) => ({ status: 200, value }),
      (error: unknown) => ({ status: statusOf(error), value: undefined }),
    );
    if (answer.status !== 401) return answer;
  }
  return answer;
}

/**
 * Returns the status of an error. The package has a field for the statuses that Plivo documents; otherwise the message ends
 * with it.
 */
function statusOf(error: unknown): number | undefined {
  const { status, message } = (error ?? {}) as { status?: unknown; message?: unknown };
  if (typeof status === "number") return status;
  const [, shown] = /status code (\d{3})$/.exec(String(message)) ?? [];
  return shown === undefined ? undefined : Number(shown);
}
