import type { ConfigReader } from "./config-reader";
import type { ConfigSource } from "./config-source";
import { setCommand, setSecretCommand } from "./problem";

/** Environment the plugin falls back to. */
export type Environment = Record<string, string | undefined>;

/**
 * The tenant's domain, from where the auth0 plugin takes it: `auth0:domain`, or `AUTH0_DOMAIN`. The plugin says of
 * missing credentials only "Missing environment variables", so they are looked for here as well. Of the kinds it takes,
 * these are the ones that the program's own resource understands too.
 */
export function readAuth0Domain(
  reader: ConfigReader,
  source: ConfigSource,
  environment: Environment,
): string | undefined {
  checkCredentials(reader, source, environment);
  const key = "auth0:domain";
  const command = setCommand(key, "my-tenant.us.auth0.com");
  const domain = setting(source, environment, key, "AUTH0_DOMAIN");
  if (domain === undefined) {
    const what = "is not set, and neither is AUTH0_DOMAIN; one of them must name the tenant";
    reader.report({ key, what, command });
  } else if (!/^[A-Za-z0-9.-]+(:\d+)?$/.test(domain)) {
    reader.report({ key, what: "must be the host name alone, without scheme or path", command });
    return undefined;
  }
  return domain;
}

function checkCredentials(
  reader: ConfigReader,
  source: ConfigSource,
  environment: Environment,
): void {
  const has = (key: string, variable: string): boolean =>
    setting(source, environment, key, variable) !== undefined;
  if (has("auth0:apiToken", "AUTH0_API_TOKEN")) {
    return;
  }
  if (!has("auth0:clientId", "AUTH0_CLIENT_ID")) {
    const what = "is not set, and neither is AUTH0_CLIENT_ID; the program needs an M2M application";
    reader.report({
      key: "auth0:clientId",
      what,
      command: setCommand("auth0:clientId", "YOUR_CLIENT_ID"),
    });
  }
  if (!has("auth0:clientSecret", "AUTH0_CLIENT_SECRET")) {
    const key = "auth0:clientSecret";
    const what = "is not set, and neither is AUTH0_CLIENT_SECRET";
    reader.report({ key, what, command: setSecretCommand(key) });
  }
}

function setting(
  source: ConfigSource,
  environment: Environment,
  key: string,
  variable: string,
): string | undefined {
  const value = source.get(key) ?? environment[variable];
  return value === "" ? undefined : value;
}
