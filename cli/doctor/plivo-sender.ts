import { findCountry } from "../../action/numbering-plan";
import { numberingPlan } from "../../components/numbering-plan";
import { fault, ok, setAndUp, warning, type Check, type Verdict } from "./check";
import { noAnswer } from "./plivo-answer";
import type { PlivoNumber, PlivoReadings } from "./plivo-readings";

/** Checks that the account owns the sender of the messages, and that it can send SMS. */
export const plivoSender: Check = {
  name: "Plivo sender",
  examine: ({ stack, config, plivo }) => {
    const { sender } = config.program.plivo;
    if ("powerpack" in sender) return examinePowerpack(plivo, sender.powerpack, stack);
    const numbers = (key: string): string =>
      `choose a number under Phone Numbers in Plivo's console, then ${setAndUp(stack, key)}`;
    return "senders" in sender
      ? examineSenders(plivo, Object.values(sender.senders), numbers("plivoSenders"))
      : examineSender(plivo, sender.sender, numbers("plivoSender"));
  },
};

/** Returns the worst verdict on several senders, and the other verdicts with it. */
async function examineSenders(
  plivo: PlivoReadings,
  senders: string[],
  numbers: string,
): Promise<Verdict> {
  const verdicts: Verdict[] = [];
  for (const sender of new Set(senders)) verdicts.push(await examineSender(plivo, sender, numbers));
  const bad = verdicts.filter((verdict) => verdict.status !== "ok");
  const [worst] = [...bad.filter(({ status }) => status === "fault"), ...bad];
  return worst === undefined
    ? ok(verdicts.map(({ found }) => found).join("; "))
    : { ...worst, found: bad.map(({ found }) => found).join("; ") };
}

/** @param numbers the advice to choose another number */
function examineSender(
  plivo: PlivoReadings,
  sender: string,
  numbers: string,
): Promise<Verdict> | Verdict {
  if (sender.startsWith("+")) return examineNumber(plivo, sender, numbers);
  // Plivo's API lists rented numbers only.
  return warning(
    "a sender id or short code, which Plivo's API doesn't list",
    "make sure in Plivo's console that it is registered for every country you send to; the US and Canada accept no sender ids",
  );
}

async function examineNumber(
  plivo: PlivoReadings,
  number: string,
  numbers: string,
): Promise<Verdict> {
  const answer = await plivo.number(number);
  const shown = `the number that ends in ${number.slice(-4)}`;
  if ("value" in answer && !answer.value.sendsSms) return fault(`${shown} can't send SMS`, numbers);
  if ("value" in answer) return registered(shown, number, answer.value);
  if (answer.refused !== 404) return noAnswer(answer.refused);
  return number.startsWith("+1")
    ? fault(`${shown} isn't the account's, and may be another account's`, numbers)
    : warning(
        `${shown} isn't rented from Plivo by this account`,
        "make sure in Plivo's console that it is registered as a sender for every country you send to; the US and " +
          "Canada accept only numbers rented from Plivo",
      );
}

function registered(shown: string, number: string, facts: PlivoNumber): Verdict {
  const isAmerican = findCountry(numberingPlan(), number.slice(1)) === "US";
  if (facts.isRegistered || !(isAmerican || facts.isTollFree))
    return ok(`${shown} is the account's and sends SMS`);
  return facts.isTollFree
    ? warning(
        `${shown} is toll-free and not verified: carriers block its messages`,
        "submit its toll-free verification under Messaging in Plivo's console",
      )
    : warning(
        `${shown} isn't registered for 10DLC: US carriers block its messages`,
        "register a brand and a campaign under Messaging > 10DLC in Plivo's console, and link the number",
      );
}

async function examinePowerpack(
  plivo: PlivoReadings,
  uuid: string,
  stack: string,
): Promise<Verdict> {
  const see = "see Messaging > Powerpacks in Plivo's console";
  const answer = await plivo.powerpack(uuid);
  if ("value" in answer) {
    const { name, numbers } = answer.value;
    return numbers === 0
      ? fault(`the Powerpack ${name} has no number to send from`, `${see}, and add one`)
      : ok(`the Powerpack ${name}`);
  }
  return answer.refused === 404
    ? fault(
        "the account has no such Powerpack",
        `${see}, then ${setAndUp(stack, "plivoPowerpack")}`,
      )
    : noAnswer(answer.refused);
}
