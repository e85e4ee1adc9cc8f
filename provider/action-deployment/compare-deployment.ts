import type { ActionSecret } from "../../components/auth0/action-secret";
import { UNKNOWN } from "../property-values";
import type { PropertyDifference } from "../resource-type";
import type { DeclaredSecrets, DeploymentState, DeploymentInputs } from "./deployment";

/** What the engine knows of a deployment, and what the program declares now. */
export interface DeploymentChange {
  readonly state: DeploymentState;
  readonly oldInputs: Partial<DeploymentInputs>;
  readonly inputs: DeploymentInputs;
}

/** Returns what a run changes, compared with what the last refresh read, by readable names. */
export function compareDeployment({
  state,
  oldInputs,
  inputs,
}: DeploymentChange): PropertyDifference[] {
  const changes: PropertyDifference[] = [];
  if (state.actionId !== inputs.actionId) {
    changes.push({ path: "actionId", kind: "update", replaces: true });
  }
  if (state.codeSha256 !== inputs.codeSha256) {
    changes.push({ path: "codeSha256", kind: state.codeSha256 === undefined ? "add" : "update" });
  }
  if (!state.deployed) {
    changes.push({ path: "deployed", kind: "update" });
  }
  return [...changes, ...compareSecrets({ state, oldInputs, inputs })];
}

/** Returns which secrets a run changes; nothing if the Action has them all. */
export function compareSecrets({
  state,
  oldInputs,
  inputs,
}: DeploymentChange): PropertyDifference[] {
  const { secrets } = inputs;
  if (secrets === UNKNOWN) return [{ path: "secrets", kind: "update", isInput: true }];
  const found = state.secretStates;
  const wanted = inputs.secretStates;
  const names = [...new Set([...Object.keys(found), ...Object.keys(wanted)])].sort();
  const differing = names.flatMap((name): PropertyDifference[] => {
    const path = `secretStates${/^\w+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`}`;
    if (found[name] === wanted[name]) return [];
    if (found[name] === undefined) return [{ path, kind: "add" }];
    return [{ path, kind: wanted[name] === undefined ? "delete" : "update" }];
  });
  return [...differing, ...compareValues(oldInputs.secrets ?? [], secrets)];
}

/**
 * Finds the values that the program changed since the last run. The order of the list doesn't matter. In a preview without
 * a passphrase the last run's values are unknown, so there is nothing to compare.
 */
function compareValues(olds: DeclaredSecrets, news: readonly ActionSecret[]): PropertyDifference[] {
  if (olds === UNKNOWN) return [];
  const before = new Map(olds.map(({ name, value }) => [name, value]));
  return news.flatMap(({ name, value }, index): PropertyDifference[] =>
    before.has(name) && before.get(name) === value
      ? []
      : [
          {
            path: `secrets[${index}].value`,
            kind: before.has(name) ? "update" : "add",
            isInput: true,
          },
        ],
  );
}
