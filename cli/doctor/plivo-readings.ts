import { Client } from "plivo";
import { once } from "./tenant-readings";

/** An answer of Plivo's API, or why there is none: an HTTP status, or `undefined` for no answer in time. */
export type PlivoAnswer<T> = { readonly value: T } | { readonly refused: number | undefined };

/** Milliseconds. The SDK itself has no limit. */
const TIMEOUT = 10_000;

export interface PlivoAccount {
  /** In US dollars. */
  readonly credit: number;
  readonly autoRecharge: boolean;
}

/**
 * Returns what the checks read of a Plivo account, through Plivo's SDK. Its errors carry the request with the token in it, so
 * no error of it leaves this file.
 * @param origin where Plivo's API is, without a path
 */
export function readPlivo(authId: string, authToken: string, origin: string) {
  const url = `${origin}/v1/Account/${authId}`;
  const client = new Client(authId, authToken, { url, timeout: TIMEOUT });
  // The SDK reads a rented number, and its typings leave that out.
  const numbers = client.numbers as unknown as {
    get(id: string): Promise<{ smsEnabled?: boolean }>;
  };
  return {
    account: once(() => answerOf(client.accounts.get().then(toAccount))),
    /** Whether the account's number sends SMS. `number`: E.164. */
    isSmsCapable: (number: string): Promise<PlivoAnswer<boolean>> =>
      answerOf(numbers.get(number.replace("+", "")).then(({ smsEnabled }) => smsEnabled === true)),
    /** The Powerpack's name. */
    powerpack: (uuid: string): Promise<PlivoAnswer<string>> =>
      answerOf(client.powerpacks.get(uuid).then(({ name }) => name)),
  };
}

export type PlivoReadings = ReturnType<typeof readPlivo>;

function toAccount(details: { cashCredits: string; autoRecharge: unknown }): PlivoAccount {
  return {
    credit: Number(details.cashCredits),
    autoRecharge: details.autoRecharge === true || details.autoRecharge === "true",
  };
}

async function answerOf<T>(call: Promise<T>): Promise<PlivoAnswer<T>> {
  try {
    return { value: await call };
  } catch (error) {
    return { refused: statusOf(error) };
  }
}

/**
 * The SDK rejects with a string when there was no answer. Else with an error that has the status as a field for the
 * statuses it knows, and in its text for the others.
 */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) {
    return undefined;
  }
  if ("status" in error && typeof error.status === "number") {
    return error.status;
  }
  const status = /status code (\d{3})/.exec(error.message)?.[1];
  return status === undefined ? undefined : Number(status);
}
