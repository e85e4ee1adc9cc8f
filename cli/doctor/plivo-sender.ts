import { fault, ok, warning, type Check, type Verdict } from "./check";
import { noAnswer } from "./plivo-answer";
import type { PlivoReadings } from "./plivo-readings";

const CONSOLE_NUMBERS =
  "see Phone Numbers in Plivo's console, then `pulumi config set plivoSender`";

/** Whether the account owns what messages are sent from, and SMS can come from it. */
export const plivoSenderCheck: Check = {
  name: "Plivo sender",
  examine: ({ config, plivo }) => {
    const { sender } = config.program.plivo;
    if ("powerpack" in sender) {
      return examinePowerpack(plivo, sender.powerpack);
    }
    return sender.sender.startsWith("+")
      ? examineNumber(plivo, sender.sender)
      : // Plivo's API lists rented numbers alone.
        warning(
          "a sender id or short code, which Plivo's API doesn't list",
          "make sure in Plivo's console that it is registered for every country you send to; the US and Canada take none",
        );
  },
};

async function examineNumber(plivo: PlivoReadings, number: string): Promise<Verdict> {
  const answer = await plivo.isSmsCapable(number);
  const shown = `the number that ends in ${number.slice(-4)}`;
  if ("refused" in answer) {
    return answer.refused === 404
      ? fault(`${shown} isn't the account's`, CONSOLE_NUMBERS)
      : noAnswer(answer.refused);
  }
  return answer.value
    ? ok(`${shown} is the account's and sends SMS`)
    : fault(`${shown} can't send SMS`, CONSOLE_NUMBERS);
}

async function examinePowerpack(plivo: PlivoReadings, uuid: string): Promise<Verdict> {
  const answer = await plivo.powerpack(uuid);
  if ("value" in answer) {
    return ok(`the Powerpack ${answer.value}`);
  }
  return answer.refused === 404
    ? fault(
        "the account has no such Powerpack",
        "see Messaging > Powerpacks in Plivo's console, then `pulumi config set plivoPowerpack`",
      )
    : noAnswer(answer.refused);
}
