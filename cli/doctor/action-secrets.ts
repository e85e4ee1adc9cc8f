import { plivoSecrets } from "../../components/plivo-secrets";
import { fault, ok, RUN_UP, warning, type Check } from "./check";
import { deliveringAction } from "./delivering-action";

/** Whether the deployed Action finds its secrets. Auth0 shows their names and never a value. */
export const actionSecretsCheck: Check = {
  name: "Action secrets",
  examine: async (patient) => {
    const action = await deliveringAction(patient);
    const deployed = action?.deployed_version?.secrets ?? action?.secrets ?? [];
    const found = deployed.flatMap(({ name }) => (name === undefined ? [] : [name]));
    const declared = plivoSecrets(patient.config.program).map(({ name }) => name);
    const missing = declared.filter((name) => !found.includes(name));
    const extra = found.filter((name) => !declared.includes(name));
    if (missing.length > 0) {
      return fault(`missing: ${missing.join(", ")}`, RUN_UP(patient.stack));
    }
    return extra.length > 0
      ? warning(
          `not the stack's: ${extra.join(", ")}`,
          `${RUN_UP(patient.stack)}, which takes them out`,
        )
      : ok(declared.join(", "));
  },
};
