import type { Management } from "auth0";
import { createHash } from "node:crypto";
import { bundleAction } from "../../components/action-code";
import { smsMfaArgs } from "../../components/config/sms-mfa-settings";
import { plivoSecretNames } from "../../components/plivo-secrets";
import { actionInState } from "../action-in-state";
import { errorStatus } from "../management-api";
import { fault, ok, runUp, warning, type Check, type Patient } from "./check";

/** Checks that Auth0 runs the Action as it was last saved. */
export const actionDeployed: Check = {
  name: "Action deployed",
  examine: async (patient) => {
    const action = await deliveringAction(patient);
    const advice = runUp(patient.stack);
    if (action === undefined) return fault("the stack's Action isn't on the tenant", advice);
    const name = `\`${action.name ?? ""}\``;
    if (action.deployed_version?.deployed !== true)
      return fault(`${name} was never deployed`, advice);
    return action.all_changes_deployed === true
      ? ok(`${name}, version ${action.deployed_version.number ?? "?"}`)
      : fault(`${name} has changes that aren't deployed`, advice);
  },
};

/** Checks that Auth0 runs the bytes that this checkout builds. */
export const actionCode: Check = {
  name: "Action code",
  examine: async (patient) => {
    const code = (await deliveringAction(patient))?.deployed_version?.code;
    if (code === undefined) return fault("no deployed code", runUp(patient.stack));
    const { allowedCountries, plivo } = patient.config.program;
    const bundle = bundleAction({
      allowedCountries: allowedCountries !== undefined,
      plivoSenders: "senders" in plivo.sender,
    });
    const deployed = createHash("sha256").update(code).digest("hex");
    return deployed === bundle.sha256
      ? ok(`sha256 ${shorten(deployed)}, this checkout's bundle`)
      : fault(
          `sha256 ${shorten(deployed)} is deployed, this checkout builds ${shorten(bundle.sha256)}`,
          `check out what is in production, or ${runUp(patient.stack)}`,
        );
  },
};

/** Checks that the deployed Action has its secrets. Auth0 shows their names but no values. */
export const actionSecrets: Check = {
  name: "Action secrets",
  examine: async (patient) => {
    const action = await deliveringAction(patient);
    const deployed = action?.deployed_version?.secrets ?? action?.secrets ?? [];
    const found = deployed.flatMap(({ name }) => name ?? []);
    const declared = plivoSecretNames(smsMfaArgs(patient.config.program));
    const missing = declared.filter((name) => !found.includes(name));
    const extra = found.filter((name) => !declared.includes(name));
    if (missing.length > 0) return fault(`missing: ${missing.join(", ")}`, runUp(patient.stack));
    return extra.length > 0
      ? warning(
          `not the stack's: ${extra.join(", ")}`,
          `${runUp(patient.stack)}, which removes them`,
        )
      : ok(declared.join(", "));
  },
};

/** Reads the stack's Action from the tenant; `undefined` if it isn't there. */
async function deliveringAction({
  state,
  experience,
  tenant,
}: Patient): Promise<Management.GetActionResponseContent | undefined> {
  const id = actionInState(state, experience)?.id;
  if (id === undefined) return undefined;
  try {
    return await tenant.action(id);
  } catch (error) {
    if (errorStatus(error) === 404) return undefined;
    throw error;
  }
}

const shorten = (sha256: string): string => sha256.slice(0, 12);
