import { RunError } from "@pulumi/pulumi";
import type { ConfigSource } from "../components/config/config-source";
import { CONFIG_KEYS, PROJECT_NAME, type ConfigKey } from "../components/config/config-keys";
import { readProgramConfig, type ProgramConfig } from "../components/config/program-config";
import type { TenantCredentials } from "./management-api";
import { OperationError } from "./operation-error";
import type { ConfigValue } from "./stack-state";

/** A stack's settings: what the program makes of them, and what only the operations need in clear. */
export interface StackConfig {
  readonly program: ProgramConfig;
  readonly tenant: TenantCredentials;
  /** Plivo's Auth Token, in clear: for Plivo's API and nothing else. */
  readonly plivoAuthToken: string;
}

/**
 * Reads a stack's settings by the program's own rules.
 * @param values as `pulumi config` tells them
 * @param environment where the tenant's credentials are when the stack doesn't hold them
 * @throws OperationError that names every problem with the command that mends it
 */
export function readStackConfig(
  values: ReadonlyMap<string, ConfigValue>,
  environment: NodeJS.ProcessEnv = process.env,
): StackConfig {
  const program = readProgram(values, environment);
  const setting = (key: string, variable: string): string =>
    values.get(key)?.value ?? environment[variable] ?? "";
  const clientId = setting("auth0:clientId", "AUTH0_CLIENT_ID");
  const clientSecret = setting("auth0:clientSecret", "AUTH0_CLIENT_SECRET");
  if (clientId === "" || clientSecret === "") {
    throw new OperationError(
      "The tenant's credentials are missing: set AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET of a machine-to-machine " +
        "application (or `auth0:clientId` and `auth0:clientSecret`); doctor, recover and send-test work with no other kind.",
    );
  }
  const plivoAuthToken =
    values.get(qualified("plivoAuthToken"))?.value ?? CONFIG_KEYS.plivoAuthToken;
  return {
    program,
    tenant: { domain: program.auth0Domain, clientId, clientSecret },
    plivoAuthToken,
  };
}

function readProgram(
  values: ReadonlyMap<string, ConfigValue>,
  environment: NodeJS.ProcessEnv,
): ProgramConfig {
  const source: ConfigSource = {
    get: (key) => values.get(key)?.value,
    isSecret: (key) => values.get(key)?.secret ?? false,
    keys: () => [...values.keys()],
  };
  try {
    return readProgramConfig(source, environment);
  } catch (error) {
    if (RunError.isInstance(error)) {
      throw new OperationError(error.message);
    }
    throw error;
  }
}

const qualified = (key: ConfigKey): string => `${PROJECT_NAME}:${key}`;
