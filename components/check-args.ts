import { isSupportedCountry } from "libphonenumber-js";
import { isActionRuntime } from "./auth0/action-runtime";
import { OTHER_FACTORS } from "./auth0/factors";
import { PHONE_EXPERIENCES } from "./auth0/phone-experience";
import { checkSendersServe, parsePlivoSenders } from "./config/plivo-senders";
import { InvalidValue } from "./config/problem";
import type { SmsMfaArgs } from "./sms-mfa-args";
import { runError } from "./run-error";

/**
 * Checks the arguments of a component of this name, as far as they are known before a run.
 *
 * @throws RunError with all that is wrong
 */
export function checkArgs(name: string, args: SmsMfaArgs): void {
  const problems = [
    senderProblem(args),
    sendersProblem(args),
    ...unknownIn(
      "phoneExperience",
      ["auto", ...PHONE_EXPERIENCES],
      [args.phoneExperience ?? "auto"],
    ),
    runtimeProblem(args),
    ...unknownIn("otherFactors", OTHER_FACTORS, args.otherFactors ?? []),
    ...(args.allowedCountries ?? [])
      .filter((code) => !isSupportedCountry(code))
      .map((code) => `allowedCountries has \`${code}\`, which is no ISO 3166 code`),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) {
    throw runError(`The arguments of SmsMfa \`${name}\` are wrong: ${problems.join("; ")}.`);
  }
}

function senderProblem(args: SmsMfaArgs): string | undefined {
  const { plivoSender, plivoPowerpack, plivoSenders } = args;
  const set = [plivoSender, plivoPowerpack, plivoSenders].filter((each) => each !== undefined);
  return set.length === 1
    ? undefined
    : "exactly one of plivoSender, plivoPowerpack and plivoSenders has to be set";
}

/** The rules of the configuration key of the same name. */
function sendersProblem({ plivoSenders, allowedCountries }: SmsMfaArgs): string | undefined {
  if (plivoSenders === undefined) return undefined;
  try {
    checkSendersServe(parsePlivoSenders(JSON.stringify(plivoSenders)), allowedCountries);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidValue)
      return `plivoSenders: ${error.message}, such as ${error.example}`;
    throw error;
  }
}

function runtimeProblem({ actionRuntime }: SmsMfaArgs): string | undefined {
  if (actionRuntime === undefined || isActionRuntime(actionRuntime)) return undefined;
  return `actionRuntime is \`${actionRuntime}\`, and may be node22 or a later one`;
}

function unknownIn(key: string, known: readonly string[], values: readonly string[]): string[] {
  return values
    .filter((value) => !known.includes(value))
    .map((value) => `${key} has \`${value}\`, and may be ${known.join(", ")}`);
}
