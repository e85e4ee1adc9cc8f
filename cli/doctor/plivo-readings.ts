import { MessageList } from "../deliveries/plivo-list";
import type { SentMessage } from "../deliveries/sent-message";
import type { PlivoAccess } from "../plivo-access";
import { plivoGet } from "../plivo-get";
import { UserError } from "../user-error";
import { once } from "./tenant-readings";

/** An answer of Plivo's API, or why there is none: an HTTP status, or `undefined` for no answer in time. */
export type PlivoAnswer<T> = { readonly value: T } | { readonly refused: number | undefined };

export interface PlivoAccount {
  /** In US dollars. */
  readonly credit: number;
  readonly autoRecharge: boolean;
  /** Whether it is billed afterwards: credit at or below zero is normal then. */
  readonly isPostpaid: boolean;
  /** Whether it is a trial account. */
  readonly isTrial: boolean;
}

export interface PlivoNumber {
  readonly sendsSms: boolean;
  readonly isTollFree: boolean;
  /** Whether carriers of the United States know it: registered for 10DLC, or verified where it is toll-free. */
  readonly isRegistered: boolean;
}

/** A Powerpack: its name, and how many numbers it has; undefined where Plivo doesn't show that. */
export interface PlivoPowerpack {
  readonly name: string;
  readonly numbers: number | undefined;
}

type Json = Readonly<Record<string, unknown>>;

const DAY = 86_400_000;
/** The newest so many messages of a day, in five of Plivo's 20 list requests a minute. */
const MOST_MESSAGES = 100;

/** Returns what the checks read of a Plivo account. No error holds the token. */
export function readPlivo(access: PlivoAccess) {
  const read = async <T>(path: string, make: (json: Json) => T): Promise<PlivoAnswer<T>> => {
    const { status, value } = await plivoGet<Json>(access, path);
    return value === undefined ? { refused: status } : { value: make(value) };
  };
  return {
    account: once(() => read("", toAccount)),
    /** `number`: E.164. */
    number: (number: string) => read(`Number/${number.replace("+", "")}/`, toNumber),
    powerpack: async (uuid: string): Promise<PlivoAnswer<PlivoPowerpack>> => {
      const pack = await read(`Powerpack/${uuid}/`, (json) => json);
      if ("refused" in pack) return pack;
      const pool = /NumberPool\/[\w-]+\//.exec(textOf(pack.value["number_pool"]))?.[0];
      const numbers = pool && (await read(`${pool}Number/`, countOf));
      return {
        value: {
          name: textOf(pack.value["name"]),
          numbers: numbers && "value" in numbers ? numbers.value : undefined,
        },
      };
    },
    /** The newest messages of the last day. */
    lastDay: once(() => lastDay(access)),
  };
}

export type PlivoReadings = ReturnType<typeof readPlivo>;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const isTrue = (value: unknown): boolean => value === true || value === "true";

const toAccount = (json: Json): PlivoAccount => ({
  credit: Number(json["cash_credits"]),
  autoRecharge: isTrue(json["auto_recharge"]),
  isPostpaid: json["billing_mode"] === "postpaid",
  isTrial: json["account_type"] === "developer",
});

function toNumber(json: Json): PlivoNumber {
  const isTollFree = /toll/i.test(textOf(json["number_type"]));
  const verified = textOf(json["toll_free_sms_verification"]);
  const registered = textOf(json["tendlc_registration_status"]);
  return {
    sendsSms: isTrue(json["sms_enabled"]),
    isTollFree,
    isRegistered: isTollFree
      ? /^verified$/i.test(verified)
      : /^(registered|completed)$/i.test(registered) ||
        typeof json["tendlc_campaign_id"] === "string",
  };
}

function countOf({ meta, objects }: Json): number | undefined {
  const total = (meta as { total_count?: unknown } | undefined)?.total_count;
  if (typeof total === "number") return total;
  return Array.isArray(objects) ? objects.length : undefined;
}

async function lastDay(access: PlivoAccess): Promise<PlivoAnswer<SentMessage[]>> {
  const list = new MessageList(access, {
    // Nobody waits a minute for one line of the table.
    wait: () => Promise.reject(new UserError("Plivo's limit for lists is reached.")),
    say: () => undefined,
    now: Date.now,
  });
  try {
    const { messages } = await list.read({ from: Date.now() - DAY, to: Infinity }, MOST_MESSAGES);
    return { value: messages };
  } catch (error) {
    if (error instanceof UserError) return { refused: undefined };
    throw error;
  }
}
