import { parseCommandLine } from "../command-line";
import { fault } from "./check";
import { CHECKS } from "./checks";
import { credentialsCheck } from "./credentials";
import { examine, isWell, type Finding } from "./examine";
import { plivoOrigin } from "./plivo-origin";
import { readPlivo } from "./plivo-readings";
import { scopesCheck } from "./scopes";
import { reportAsJson, reportAsTable } from "./report";
import { experienceOf, readTenant } from "./tenant-readings";
import { connectManagementApi, describeApiError, type ManagementApi } from "../management-api";
import { OperationError } from "../operation-error";
import { runOperation } from "../run-operation";
import { readStackConfig, type StackConfig } from "../stack-config";
import { openStack, type StackState } from "../stack-state";

/** `npm run doctor -- --stack NAME [--json]`: says whether a user who logs in now would get a code. Changes nothing. */
async function doctor(argv: readonly string[]): Promise<number> {
  const { stack, folder, json } = parseCommandLine("doctor", { json: { type: "boolean" } }, argv);
  const findings = await findingsOf(await openStack(stack, folder));
  process.stdout.write(
    `${json === true ? reportAsJson(stack, findings) : reportAsTable(findings)}\n`,
  );
  return isWell(findings) ? 0 : 1;
}

async function findingsOf(stack: StackState): Promise<Finding[]> {
  const config = readStackConfig(stack.config);
  const api = await connectManagementApi(config.tenant).catch(toMend);
  return api instanceof OperationError
    ? [unreachable(credentialsCheck.name, api)]
    : examineTenant(stack, config, api);
}

async function examineTenant(
  stack: StackState,
  config: StackConfig,
  api: ManagementApi,
): Promise<Finding[]> {
  const tenant = readTenant(api);
  const settings = await tenant.settings().catch(settingsToMend);
  if (settings instanceof OperationError) {
    return [unreachable(scopesCheck.name, settings)];
  }
  const { authId } = config.program.plivo;
  const patient = {
    stack: stack.name,
    config,
    state: await stack.export(),
    api,
    tenant,
    plivo: readPlivo(authId, config.plivoAuthToken, await plivoOrigin(api.domain)),
    experience: experienceOf(settings),
  };
  return examine(patient, CHECKS);
}

function toMend(error: unknown): OperationError {
  if (error instanceof OperationError) {
    return error;
  }
  throw error;
}

function settingsToMend(error: unknown): OperationError {
  return new OperationError(
    `The tenant's settings can't be read (${describeApiError(error)}): grant the application the scope \`read:tenant_settings\`.`,
  );
}

/** The one line that is left when the tenant can't be read. */
function unreachable(check: string, { message }: OperationError): Finding {
  return { check, verdict: fault(message, "no other check could be made") };
}

void runOperation(doctor);
