import { summarizeDeliveries } from "../deliveries/summary";
import { fault, ok, setAndUp, warning, type Check, type Verdict } from "./check";
import { noAnswer } from "./plivo-answer";
import type { PlivoAccount, PlivoReadings } from "./plivo-readings";

/** US dollars: some hundred messages to most countries. */
const LOW_CREDIT = 5;

const RECHARGE = "add credit under Billing in Plivo's console, or turn on auto-recharge";

const ACCEPTED = ok("Plivo accepts the credentials");

/** Checks that Plivo knows the account and its token, and that it may send to everyone. */
export const plivoAccount: Check = {
  name: "Plivo account",
  examine: async ({ stack, plivo }) => {
    const account = await plivo.account();
    if ("value" in account)
      return (await rotationProblem(plivo, stack)) ?? trialProblem(account.value) ?? ACCEPTED;
    if (account.refused === 401)
      return fault(
        "Plivo refuses the credentials (401)",
        `set \`plivoAuthId\` to the one in Plivo's console and ${setAndUp(stack, "--secret plivoAuthToken")}`,
      );
    return account.refused === 403
      ? fault(
          "Plivo refuses the account (403): it may be suspended",
          "see the notices in Plivo's console, or ask Plivo's support",
        )
      : noAnswer(account.refused);
  },
};

/** Returns what is wrong with one of two tokens. Logins get their codes as long as Plivo accepts the other one. */
async function rotationProblem(plivo: PlivoReadings, stack: string): Promise<Verdict | undefined> {
  const [first, next] = await plivo.tokens();
  if (first === 401)
    return warning(
      "Plivo refuses `plivoAuthToken` and accepts `plivoAuthTokenNext`",
      `make the next one the first: run \`pulumi config set --secret plivoAuthToken --stack ${stack}\`, \`pulumi config rm plivoAuthTokenNext --stack ${stack}\`, then \`pulumi up --stack ${stack}\``,
    );
  if (next === 401)
    return warning(
      "Plivo refuses `plivoAuthTokenNext`",
      `don't revoke the other token yet: ${setAndUp(stack, "--secret plivoAuthTokenNext")}`,
    );
  return undefined;
}

function trialProblem({ isTrial }: PlivoAccount): Verdict | undefined {
  if (!isTrial) return undefined;
  return warning(
    "a trial account: it sends only to numbers verified in Plivo's console",
    "add credit under Billing in Plivo's console, which ends the trial",
  );
}

/** Checks that there is credit: without any, Plivo accepts no message of a prepaid account. */
export const plivoCredit: Check = {
  name: "Plivo credit",
  examine: async ({ plivo }) => {
    const account = await plivo.account();
    if ("refused" in account) return noAnswer(account.refused);
    const { credit, autoRecharge, isPostpaid } = account.value;
    if (isPostpaid) return ok("postpaid");
    const amount = `${credit.toFixed(2)} US dollars`;
    if (Number.isNaN(credit)) return fault("Plivo doesn't show the credit", RECHARGE);
    if (credit <= 0) return fault(amount, RECHARGE);
    return credit < LOW_CREDIT && !autoRecharge ? warning(amount, RECHARGE) : ok(amount);
  },
};

/** Checks what became of the last day's messages: Plivo may block a message after accepting it. */
export const lastDeliveries: Check = {
  name: "last deliveries",
  examine: async ({ plivo, stack }) => {
    const read = await plivo.lastDay();
    const more = `run \`npm run deliveries -- --stack ${stack}\``;
    if ("refused" in read) return warning("Plivo's list of messages can't be read now", more);
    const { messages, delivered, errors } = summarizeDeliveries(
      { messages: read.value, logins: undefined },
      { messages: [], logins: undefined },
    );
    if (messages === 0) return ok("no message in the last 24 hours");
    const share = delivered === undefined ? "no end known" : `${Math.round(delivered * 100)} %`;
    const found = `${share} delivered of the last ${messages} messages`;
    const blocking = errors.find(({ blocks }) => blocks);
    if (blocking) return warning(`${found}, error ${blocking.code}: ${blocking.meaning}`, more);
    return delivered !== undefined && delivered < 0.8 ? warning(found, more) : ok(found);
  },
};
