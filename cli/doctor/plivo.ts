import { fault, ok, warning, type Check, type Verdict } from "./check";
import type { PlivoReadings } from "./plivo-readings";

/** US dollars: some hundred messages to most countries. */
const LOW_CREDIT = 5;

const RECHARGE = "add credit under Billing in Plivo's console, or turn on auto-recharge";
const NUMBERS = "see Phone Numbers in Plivo's console, then `pulumi config set plivoSender`";

/** Checks that Plivo knows the account and its token. */
export const plivoAccount: Check = {
  name: "Plivo account",
  examine: async ({ plivo }) => {
    const account = await plivo.account();
    if ("value" in account) return ok("Plivo accepts the credentials");
    return account.refused === 401
      ? fault(
          "Plivo refuses the credentials (401)",
          "set `plivoAuthId` and `plivoAuthToken` (`pulumi config set --secret plivoAuthToken`) from Plivo's console, " +
            "then `pulumi up`",
        )
      : noAnswer(account.refused);
  },
};

/** Checks that the account owns what messages are sent from, and that SMS can come from it. */
export const plivoSender: Check = {
  name: "Plivo sender",
  examine: ({ config, plivo }) => {
    const { sender } = config.program.plivo;
    if ("powerpack" in sender) return examinePowerpack(plivo, sender.powerpack);
    return "senders" in sender
      ? examineSenders(plivo, Object.values(sender.senders))
      : examineSender(plivo, sender.sender);
  },
};

/** Returns the worst that is found of several senders, next to what is found of the others. */
async function examineSenders(plivo: PlivoReadings, senders: string[]): Promise<Verdict> {
  const verdicts: Verdict[] = [];
  for (const sender of new Set(senders)) verdicts.push(await examineSender(plivo, sender));
  const bad = verdicts.filter((verdict) => verdict.status !== "ok");
  const [worst] = [...bad.filter(({ status }) => status === "fault"), ...bad];
  return worst === undefined
    ? ok(verdicts.map(({ found }) => found).join("; "))
    : { ...worst, found: bad.map(({ found }) => found).join("; ") };
}

function examineSender(plivo: PlivoReadings, sender: string): Promise<Verdict> | Verdict {
  if (sender.startsWith("+")) return examineNumber(plivo, sender);
  // Plivo's API lists rented numbers only.
  return warning(
    "a sender id or short code, which Plivo's API doesn't list",
    "make sure in Plivo's console that it is registered for every country you send to; the US and Canada accept no sender ids",
  );
}

/** Checks that there is money to send with: without any, Plivo accepts no message. */
export const plivoCredit: Check = {
  name: "Plivo credit",
  examine: async ({ plivo }) => {
    const account = await plivo.account();
    if ("refused" in account) return noAnswer(account.refused);
    const { credit, autoRecharge } = account.value;
    const amount = `${credit.toFixed(2)} US dollars`;
    if (Number.isNaN(credit)) return fault("Plivo doesn't show the credit", RECHARGE);
    if (credit <= 0) return fault(amount, RECHARGE);
    return credit < LOW_CREDIT && !autoRecharge ? warning(amount, RECHARGE) : ok(amount);
  },
};

async function examineNumber(plivo: PlivoReadings, number: string): Promise<Verdict> {
  const answer = await plivo.isSmsCapable(number);
  const shown = `the number that ends in ${number.slice(-4)}`;
  if ("refused" in answer) {
    return answer.refused === 404
      ? fault(`${shown} isn't the account's`, NUMBERS)
      : noAnswer(answer.refused);
  }
  return answer.value
    ? ok(`${shown} is the account's and sends SMS`)
    : fault(`${shown} can't send SMS`, NUMBERS);
}

async function examinePowerpack(plivo: PlivoReadings, uuid: string): Promise<Verdict> {
  const answer = await plivo.powerpack(uuid);
  if ("value" in answer) return ok(`the Powerpack ${answer.value}`);
  return answer.refused === 404
    ? fault(
        "the account has no such Powerpack",
        "see Messaging > Powerpacks in Plivo's console, then `pulumi config set plivoPowerpack`",
      )
    : noAnswer(answer.refused);
}

function noAnswer(status: number | undefined): Verdict {
  return fault(
    status === undefined
      ? "Plivo's API gave no answer within 10 s"
      : `Plivo's API answers ${status}`,
    "see https://status.plivo.com, and whether this machine reaches https://api.plivo.com",
  );
}
