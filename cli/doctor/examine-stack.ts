import { phoneExperienceOf } from "../../components/auth0/phone-experience";
import { connectManagementApi, describeApiError, type ManagementApi } from "../management-api";
import { readStackConfig, type StackConfig } from "../stack-config";
import type { StackState } from "../stack-state";
import { UserError } from "../user-error";
import { credentials, scopes } from "./access";
import { fault, type Check, type Patient } from "./check";
import { CHECKS } from "./checks";
import { examine, type Finding } from "./examine";
import { plivoAccess } from "../plivo-access";
import { readPlivo } from "./plivo-readings";
import { readTenant } from "./tenant-readings";

/**
 * Runs every check on a stack. Sends only GET requests.
 * @throws UserError if the stack's settings or state can't be read
 */
export async function examineStack(stack: StackState): Promise<Finding[]> {
  const config = readStackConfig(stack.config);
  try {
    const api = await connectManagementApi(config.tenant).catch((error: unknown) => {
      throw error instanceof UserError ? new Unexaminable(credentials, error.message) : error;
    });
    return await examineTenant(stack, config, api);
  } catch (error) {
    if (!(error instanceof Unexaminable)) throw error;
    const { check, message } = error;
    return [
      { check: check.name, verdict: fault(message.replace(/\.$/, ""), "no other check could run") },
    ];
  }
}

/** Thrown if no further check can run. */
class Unexaminable extends Error {
  constructor(
    readonly check: Check,
    message: string,
  ) {
    super(message);
  }
}

async function examineTenant(
  stack: StackState,
  config: StackConfig,
  api: ManagementApi,
): Promise<Finding[]> {
  const tenant = readTenant(api);
  const settings = await tenant.settings().catch((error: unknown) => {
    throw new Unexaminable(
      scopes,
      `The tenant's settings can't be read (${describeApiError(error)}): grant the application the scope \`read:tenant_settings\`.`,
    );
  });
  const patient: Patient = {
    stack: stack.name,
    config,
    state: await stack.export(),
    api,
    tenant,
    plivo: readPlivo(await plivoAccess(config, api.domain)),
    experience: phoneExperienceOf(settings.phone_consolidated_experience),
  };
  return examine(patient, CHECKS);
}
