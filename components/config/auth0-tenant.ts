import { readManagementAccess, type Environment } from "../auth0/management-access";
import type { ConfigReader } from "./config-reader";
import type { ConfigSource } from "./config-source";
import { setCommand, setSecretCommand } from "./set-command";

export type { Environment } from "../auth0/management-access";

/**
 * Reads the tenant's domain, and reports what is missing or wrong in the access to its Management API. The official auth0
 * plugin only reports "Missing environment variables" for missing credentials, so this checks them too.
 */
export function readAuth0Domain(
  reader: ConfigReader,
  source: ConfigSource,
  environment: Environment,
): string | undefined {
  const { domain, problems } = readManagementAccess(
    (key) => source.get(`auth0:${key}`),
    environment,
  );
  for (const { key, what, example } of problems) {
    const qualified = `auth0:${key}`;
    const command =
      example === undefined ? setSecretCommand(qualified) : setCommand(qualified, example);
    reader.report({ key: qualified, what, command });
  }
  return domain;
}
