import type { PhoneExperience } from "../../components/auth0/phone-experience";
import type { TenantOptions } from "../world";
import { parseFlags, UsageError } from "../flags";
import { PORT_DISTANCE } from "./listen";

const USAGE =
  "npm run tenant -- [--json] [--port N] [--experience legacy|unified] [--rate-limit REQUESTS_A_SECOND]";

/** What `--help` prints, in the form of every command of this project. */
export const TENANT_HELP = `Starts an Auth0 tenant with its carrier and a phone on this machine, until it is stopped.

Usage: ${USAGE}

  --json                           Prints one line of JSON when it is ready
  --port N                         The https port, http is 43 below; 0: two free ones; default: 4443
  --experience legacy|unified      How the tenant sends phone messages; default: legacy
  --rate-limit REQUESTS_A_SECOND   Answers 429 to more Management API requests; default: no limit
  --help                           Prints this

Example: npm run --silent tenant -- --json --port 0

Exit codes:
  0  it was stopped
  1  it can't be started
  2  the command line is wrong`;

const FLAGS = {
  json: { type: "boolean" },
  port: { type: "string" },
  experience: { type: "string" },
  "rate-limit": { type: "string" },
} as const;

function parseInteger(
  name: string,
  text: string | undefined,
  limits: [number, number],
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  const [least, most] = limits;
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UsageError(
    `\`--${name}\` is "${text}", but must be a whole number from ${least} to ${most}.`,
  );
}

function parseExperience(text: string | undefined): PhoneExperience | undefined {
  if (text === undefined || text === "legacy" || text === "unified") return text;
  throw new UsageError(`\`--experience\` is "${text}", but must be legacy or unified.`);
}

/** Parses the https port. The http port is below it, so the lowest ones can't be used. */
function parsePort(text: string | undefined): number | undefined {
  const port = parseInteger("port", text, [0, 65_535]);
  if (port === undefined || port === 0 || port > PORT_DISTANCE) return port;
  throw new UsageError(
    `\`--port\` is "${port}", but must be 0 for free ports, or at least ${PORT_DISTANCE + 1}: http is served ${PORT_DISTANCE} below.`,
  );
}

/** Reads `npm run tenant`'s options. Throws a `UsageError` that names the wrong one. */
export function parseTenantOptions(args: string[]): TenantOptions & { json: boolean } {
  const values = parseFlags(args, FLAGS, USAGE);
  return {
    json: values.json ?? false,
    port: parsePort(values.port),
    experience: parseExperience(values.experience),
    rateLimit: parseInteger("rate-limit", values["rate-limit"], [1, 1000]),
  };
}
