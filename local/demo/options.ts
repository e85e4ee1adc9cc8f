import { PHONE_EXPERIENCES, type PhoneExperience } from "../../components/auth0/phone-experience";
import { parseFlags, UsageError } from "../flags";

/** The options of `npm start -- …`. */
export interface StartOptions {
  /** Also runs the login of a new user, then tears down. */
  once: boolean;
  experience: PhoneExperience;
  plugins: "auto" | "local" | "official";
  /** Port of the tenant's https address; its http address is 43 below. */
  tenantPort: number;
  appPort: number;
}

const PLUGINS = ["auto", "local", "official"] as const;

const FLAGS = {
  once: { type: "boolean" },
  experience: { type: "string" },
  plugins: { type: "string" },
  port: { type: "string" },
  "app-port": { type: "string" },
} as const;

const USAGE = `npm start -- [--once] [--experience ${PHONE_EXPERIENCES.join("|")}] [--plugins ${PLUGINS.join("|")}] [--port N] [--app-port N]`;

/** What `--help` prints, in the form of every command of this project. */
export const START_HELP = `Deploys the program to a local tenant and serves a sample app to log in to, until Ctrl+C.

Usage: ${USAGE}

  --once                              Logs in a new user by itself, then tears everything down
  --experience ${PHONE_EXPERIENCES.join("|")}         The tenant's phone experience; default: legacy
  --plugins ${PLUGINS.join("|")}       Pulumi's plugins; default: the official ones if both are installed
  --port N                            The tenant's https port, its http port is 43 below; default: 4443
  --app-port N                        The sample app's port; default: 3000
  --help                              Prints this

Example: npm start -- --once --experience unified

Exit codes:
  0  it was stopped, or the login succeeded
  1  a step failed, as the output says
  2  the command line is wrong, as the output says`;

/**
 * Reads the command line.
 * @throws UsageError naming the flag and the values that it accepts.
 */
export function parseStartOptions(args: string[]): StartOptions {
  const values = parseFlags(args, FLAGS, USAGE);
  return {
    once: values.once ?? false,
    experience: oneOf("--experience", values.experience ?? "legacy", PHONE_EXPERIENCES),
    plugins: oneOf("--plugins", values.plugins ?? "auto", PLUGINS),
    tenantPort: tenantPort(values.port ?? "4443"),
    appPort: port("--app-port", values["app-port"] ?? "3000", 1),
  };
}

function oneOf<T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const match = allowed.find((candidate) => candidate === value);
  if (match === undefined) {
    throw new UsageError(`${flag} accepts ${allowed.join(" or ")}, not \`${value}\`.`);
  }
  return match;
}

/** The tenant serves http 43 below its https port. */
const tenantPort = (value: string): number =>
  value === "0" ? 0 : port("--port", value, 1024 + 43, "0 for free ports, or ");

function port(flag: string, value: string, minimum: number, or = ""): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < minimum || number > 65_535) {
    throw new UsageError(`${flag} accepts ${or}a port from ${minimum} to 65535, not \`${value}\`.`);
  }
  return number;
}
