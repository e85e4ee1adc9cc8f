import { MessageList } from "../deliveries/plivo-list";
import type { SentMessage } from "../deliveries/sent-message";
import type { PlivoAccess } from "../plivo-access";
import { askPlivo, plivoText, type Plivo, type PlivoObject } from "../plivo-client";
import { UserError } from "../user-error";
import { once } from "./tenant-readings";

/** An answer of Plivo's API, or why there is none: an HTTP status, or `undefined` if there was no answer in time. */
export type PlivoReading<T> = { readonly value: T } | { readonly refused: number | undefined };

export interface PlivoAccount {
  /** In US dollars. */
  readonly credit: number;
  readonly autoRecharge: boolean;
  /** Whether it is billed afterward: a credit at or below zero is then normal. */
  readonly isPostpaid: boolean;
  /** Whether it is a trial account. */
  readonly isTrial: boolean;
}

export interface PlivoNumber {
  readonly sendsSms: boolean;
  readonly isTollFree: boolean;
  /** Whether carriers of the United States accept it: registered for 10DLC, or verified if it is toll-free. */
  readonly isRegistered: boolean;
}

/** A Powerpack: its name, and how many numbers it has; undefined if Plivo doesn't show that. */
export interface PlivoPowerpack {
  readonly name: string;
  readonly numbers: number | undefined;
}

const DAY = 86_400_000;
/** The number of newest messages of a day to read, which takes five of Plivo's 20 list requests a minute. */
const MOST_MESSAGES = 100;

/** Returns what the checks read of a Plivo account. No error contains the token. */
export function readPlivo(access: PlivoAccess) {
  const read = async <T>(
    ask: (plivo: Plivo) => Promise<object>,
    make: (found: PlivoObject) => T,
  ): Promise<PlivoReading<T>> => {
    const { status, value } = await askPlivo(access, ask);
    return value === undefined ? { refused: status } : { value: make({ ...value }) };
  };
  return {
    account: once(() => read((plivo) => plivo.accounts.get(), toAccount)),
    /** The status that each token is answered with, in the order in which the Action tries them. Empty with one token. */
    tokens: once(() => (access.authTokens.length < 2 ? Promise.resolve([]) : eachToken(access))),
    /** `number`: E.164. */
    number: (number: string) =>
      read((plivo) => plivo.numbers.get(number.replace("+", "")), toNumber),
    powerpack: (uuid: string) => read((plivo) => findPowerpack(plivo, uuid), toPowerpack),
    /** The newest messages of the last day. */
    lastDay: once(() => lastDay(access)),
  };
}

export type PlivoReadings = ReturnType<typeof readPlivo>;

const isTrue = (value: unknown): boolean => value === true || value === "true";

const toAccount = (account: PlivoObject): PlivoAccount => ({
  credit: Number(account["cashCredits"]),
  autoRecharge: isTrue(account["autoRecharge"]),
  isPostpaid: account["billingMode"] === "postpaid",
  isTrial: account["accountType"] === "developer",
});

function toNumber(number: PlivoObject): PlivoNumber {
  const isTollFree = /toll/i.test(plivoText(number["numberType"]));
  const verified = plivoText(number["tollFreeSmsVerification"]);
  const registered = plivoText(number["tendlcRegistrationStatus"]);
  return {
    sendsSms: isTrue(number["smsEnabled"]),
    isTollFree,
    isRegistered: isTollFree
      ? /^verified$/i.test(verified)
      : /^(registered|completed)$/i.test(registered) ||
        typeof number["tendlcCampaignId"] === "string",
  };
}

async function findPowerpack(plivo: Plivo, uuid: string): Promise<object> {
  const pack = await plivo.powerpacks.get(uuid);
  const numbers = await pack.count_numbers({}).catch(() => undefined);
  return { name: pack.name, numbers };
}

const toPowerpack = ({ name, numbers }: PlivoObject): PlivoPowerpack => ({
  name: plivoText(name),
  numbers: typeof numbers === "number" ? numbers : undefined,
});

function eachToken(access: PlivoAccess): Promise<(number | undefined)[]> {
  const asked = access.authTokens.map((token) =>
    askPlivo({ ...access, authTokens: [token] }, (plivo) => plivo.accounts.get()),
  );
  return Promise.all(asked.map(async (answer) => (await answer).status));
}

async function lastDay(access: PlivoAccess): Promise<PlivoReading<SentMessage[]>> {
  const list = new MessageList(access, {
    // It isn't worth a minute's wait for one line of the table.
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
