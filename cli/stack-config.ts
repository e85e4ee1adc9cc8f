import { RunError } from "@pulumi/pulumi";
import type { ConfigSource } from "../components/config/config-source";
import { CONFIG_KEYS, PROJECT_NAME, type ConfigKey } from "../components/config/config-keys";
import { findManagementAccess, type ManagementAccess } from "../components/auth0/management-access";
import { readProgramConfig, type ProgramConfig } from "../components/config/program-config";
import type { ConfigValue } from "./stack-state";
import { UserError } from "./user-error";

/** A stack's settings: what the program makes of them, and what only the commands need in clear. */
export interface StackConfig {
  readonly program: ProgramConfig;
  readonly tenant: ManagementAccess;
  /** Plivo's Auth Token, in clear: for Plivo's API and nothing else. */
  readonly plivoAuthToken: string;
  /** The token that a rotation brings, in clear too. */
  readonly plivoAuthTokenNext: string | undefined;
}

/**
 * Reads a stack's settings by the program's own rules.
 * @param values as `pulumi config` shows them
 * @param environment where the tenant's credentials are when the stack doesn't hold them
 * @throws UserError that names every problem with the command that fixes it
 */
export function readStackConfig(
  values: ReadonlyMap<string, ConfigValue>,
  environment: NodeJS.ProcessEnv = process.env,
): StackConfig {
  const program = readProgram(values, environment);
  const tenant = findAccess(values, environment);
  const plivoAuthToken =
    values.get(qualified("plivoAuthToken"))?.value ?? CONFIG_KEYS.plivoAuthToken;
  return {
    program,
    tenant,
    plivoAuthToken,
    plivoAuthTokenNext: values.get(qualified("plivoAuthTokenNext"))?.value,
  };
}

function findAccess(
  values: ReadonlyMap<string, ConfigValue>,
  environment: NodeJS.ProcessEnv,
): ManagementAccess {
  try {
    return findManagementAccess((key) => values.get(`auth0:${key}`)?.value, environment);
  } catch (error) {
    throw new UserError((error as Error).message);
  }
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
      throw new UserError(error.message);
    }
    throw error;
  }
}

const qualified = (key: ConfigKey): string => `${PROJECT_NAME}:${key}`;
