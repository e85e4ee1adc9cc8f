import { RunError } from "@pulumi/pulumi";
import type { ConfigSource } from "../components/config/config-source";
import { CONFIG_KEYS, PROJECT_NAME, type ConfigKey } from "../components/config/config-keys";
import { findManagementAccess, type ManagementAccess } from "../components/auth0/management-access";
import { readProgramConfig, type ProgramConfig } from "../components/config/program-config";
import type { ConfigValue } from "./stack-state";
import { UserError } from "./user-error";

/** A stack's settings: the program's typed config, and what only the commands need in plain text. */
export interface StackConfig {
  readonly program: ProgramConfig;
  readonly tenant: ManagementAccess;
  /** Plivo's Auth Token in plain text, for Plivo's API only. */
  readonly plivoAuthToken: string;
  /** The next token during a rotation, in plain text too. */
  readonly plivoAuthTokenNext: string | undefined;
}

/**
 * Reads a stack's settings by the program's own rules.
 * @param values as `pulumi config` shows them
 * @param environment has the tenant's credentials if the stack doesn't
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
