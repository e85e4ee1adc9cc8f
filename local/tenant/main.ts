import { parseArgs } from "node:util";
import { onParentExit } from "../parent-process";
import { PortTakenError } from "./listen";
import type { Experience } from "./store";
import { createTenant, type Tenant, type TenantOptions } from "./tenant";

const USAGE =
  "npm run tenant -- [--json] [--port N] [--experience legacy|unified] [--rate-limit REQUESTS_A_SECOND]";

/** A command line that can't be followed; the message says which option, and how it is used. */
class UsageError extends Error {}

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

function parseExperience(text: string | undefined): Experience | undefined {
  if (text === undefined || text === "legacy" || text === "unified") return text;
  throw new UsageError(`\`--experience\` is "${text}", but must be legacy or unified.`);
}

function parseCommandLine(args: string[]): TenantOptions & { json: boolean } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        json: { type: "boolean", default: false },
        port: { type: "string" },
        experience: { type: "string" },
        "rate-limit": { type: "string" },
      },
    });
    return {
      json: values.json,
      port: parseInteger("port", values.port, [0, 65_535]),
      experience: parseExperience(values.experience),
      rateLimit: parseInteger("rate-limit", values["rate-limit"], [1, 1000]),
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${(error as Error).message.split(". ")[0] ?? ""}. Usage: ${USAGE}`);
  }
}

function describeTenant(tenant: Tenant, json: boolean): string {
  const { domain, url, httpUrl, caFile, clientId, clientSecret } = tenant;
  if (json) return JSON.stringify({ domain, url, httpUrl, caFile, clientId, clientSecret });
  return [
    `Local tenant at ${url} and ${httpUrl}`,
    `  certificate authority  ${caFile}`,
    `  client id              ${clientId}`,
    `  phone's inbox          ${httpUrl}/_local/inbox`,
    "Ctrl+C ends it.",
  ].join("\n");
}

async function main(): Promise<void> {
  const { json, ...options } = parseCommandLine(process.argv.slice(2));
  const starting = createTenant(options);
  // From here on, so that an end while it starts leaves nothing either.
  let ending: Promise<void> | undefined;
  const end = (): void => {
    ending ??= starting
      .then((tenant) => tenant.close())
      .then(() => process.exit(0))
      .catch(() => process.exit(1));
  };
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  onParentExit(end);
  const tenant = await starting;
  process.stdout.write(`${describeTenant(tenant, json)}\n`);
}

main().catch((error: unknown) => {
  const isUsersMistake = error instanceof UsageError || error instanceof PortTakenError;
  process.stderr.write(
    `${isUsersMistake ? error.message : String((error as Error).stack ?? error)}\n`,
  );
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
