import type { ActionSecret } from "../../components/auth0/action-secret";
import { UNKNOWN, type PropertyValues } from "../property-values";
import type { Change, ResourceType, TenantSession } from "../resource-type";
import { readAction } from "./action";
import { compareDeployment, compareSecrets, type DeploymentChange } from "./compare-deployment";
import {
  allWritten,
  checkDeployment,
  WRITTEN,
  type DeploymentState,
  type DeploymentInputs,
  type SecretStates,
  type SecretTimes,
} from "./deployment";
import { ensureDeployed } from "./ensure-deployed";

/**
 * Keeps an Action's code and secrets deployed. This resource alone writes the secrets and deploys: the official plugin
 * deploys an Action only when it creates or updates it, so that a run that fails between the two leaves code that no later
 * run deploys, and it can't see secrets that someone else wrote. There is nothing to delete.
 */
export const actionDeployment: ResourceType = {
  token: "auth0-plivo:index:ActionDeployment",
  secretInputs: ["secrets"],

  check: checkDeployment,

  diff: (change) => compareDeployment(typed(change)),

  planCreate: (_session, values) => {
    const inputs = inputsOf(values);
    return Promise.resolve({ ...planned(inputs), secretTimes: UNKNOWN });
  },

  async create(session, values) {
    const inputs = inputsOf(values);
    // Written whatever the Action has: values can't be read, and an earlier run may have failed to write them.
    return { id: inputs.actionId, state: await deploy(session, inputs, true) };
  },

  async read({ api }, id, { state, inputs }) {
    const action = await readAction(api, id);
    if (action === undefined) return undefined;
    const known = state as Partial<DeploymentState>;
    const found: DeploymentState = {
      actionId: id,
      codeSha256: action.deployedSha256,
      deployed: action.deployed,
      secretStates: statesOf(known.secretTimes ?? {}, action.secretTimes),
      secretTimes: known.secretTimes ?? {},
    };
    const imported = Object.keys(inputs).length === 0;
    return {
      state: { ...found },
      inputs: imported ? { actionId: id, codeSha256: action.deployedSha256, secrets: [] } : inputs,
    };
  },

  planUpdate: (_session, change) => {
    const { state, inputs } = typed(change);
    const writes = compareSecrets(typed(change)).length > 0;
    return Promise.resolve({
      ...planned(inputs),
      secretTimes: writes ? UNKNOWN : state.secretTimes,
    });
  },

  async update(session, change) {
    const writes = compareSecrets(typed(change)).length > 0;
    return deploy(session, inputsOf(change.inputs), writes);
  },

  delete: () => Promise.resolve(),
};

async function deploy(
  { api, signal }: TenantSession,
  inputs: DeploymentInputs,
  writesSecrets: boolean,
): Promise<PropertyValues> {
  const { actionId, codeSha256 } = inputs;
  const secrets = writesSecrets ? (inputs.secrets as readonly ActionSecret[]) : undefined;
  const target = { actionId, codeSha256, secrets };
  const { secretTimes } = await ensureDeployed(api, target, signal);
  return { ...planned(inputs), secretTimes };
}

function planned({ actionId, codeSha256, secrets }: DeploymentInputs): PropertyValues {
  return { actionId, codeSha256, deployed: true, secretStates: allWritten(secrets) };
}

/** Compares each secret of the Action with what the stack wrote. A secret that is missing isn't named. */
function statesOf(written: SecretTimes, found: SecretTimes): SecretStates {
  return Object.fromEntries(
    Object.entries(found).map(([name, at]) => {
      if (written[name] === at) return [name, WRITTEN];
      return [name, written[name] === undefined ? "not the stack's" : `changed at ${at}`];
    }),
  );
}

const inputsOf = (values: PropertyValues): DeploymentInputs =>
  values as unknown as DeploymentInputs;

function typed({ state, oldInputs, inputs }: Change): DeploymentChange {
  const {
    actionId = "",
    deployed = false,
    secretStates = {},
    secretTimes = {},
    ...rest
  } = state as Partial<DeploymentState>;
  return {
    state: { ...rest, actionId, deployed, secretStates, secretTimes },
    oldInputs: oldInputs,
    inputs: inputsOf(inputs),
  };
}
