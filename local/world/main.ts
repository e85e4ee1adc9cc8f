import { onParentExit } from "../parent-process";
import { UsageError } from "../flags";
import { TENANT_HELP, parseTenantOptions } from "./command-line";
import { PortTakenError } from "./listen";
import { createTenant, type LocalTenant } from "../world";

function describeTenant(tenant: LocalTenant, json: boolean): string {
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
  if (process.argv.includes("--help")) {
    process.stdout.write(`${TENANT_HELP}\n`);
    return;
  }
  // Whoever waits for the first line may then close the pipe.
  process.stdout.on("error", () => undefined);
  const { json, ...options } = parseTenantOptions(process.argv.slice(2));
  const starting = createTenant(options);
  // Registered now, so that an end during the start leaves nothing behind either.
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
