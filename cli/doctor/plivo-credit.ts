import { fault, ok, warning, type Check } from "./check";
import { noAnswer } from "./plivo-answer";

/** US dollars: some hundred messages to most countries. */
const LOW_CREDIT = 5;

const RECHARGE = "add credit under Billing in Plivo's console, or turn on auto-recharge";

/** Whether there is money to send with: without any, Plivo takes no message. */
export const plivoCreditCheck: Check = {
  name: "Plivo credit",
  examine: async ({ plivo }) => {
    const account = await plivo.account();
    if ("refused" in account) {
      return noAnswer(account.refused);
    }
    const { credit, autoRecharge } = account.value;
    const amount = `${credit.toFixed(2)} US dollars`;
    if (Number.isNaN(credit) || credit <= 0) {
      return fault(Number.isNaN(credit) ? "Plivo doesn't tell the credit" : amount, RECHARGE);
    }
    return credit < LOW_CREDIT && !autoRecharge ? warning(amount, RECHARGE) : ok(amount);
  },
};
