import { RunError } from "@pulumi/pulumi";
import type { ConfigSource } from "../components/config/config-source";
import { CONFIG_KEYS, PROJECT_NAME, type ConfigKey } from "../components/config/config-keys";
import { findManagementAccess, type ManagementAccess } from "../components/auth0/management-access";
import { readProgramConfig, type ProgramConfig } from "../components/config/program-config";
import { OperationError } from "./operation-error";
import type { ConfigValue } from "./stack-state";

/** A stack's settings: what the program makes of them, and what only the operations need in clear. */
export interface StackConfig {
  readonly program: ProgramConfig;
  readonly tenant: ManagementAccess;
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
  const tenant = findManagementAccess((key) => values.get(`auth0:${key}`)?.value, environment);
  const plivoAuthToken =
    values.get(qualified("plivoAuthToken"))?.value ?? CONFIG_KEYS.plivoAuthToken;
  return {
    program,
    tenant,
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
