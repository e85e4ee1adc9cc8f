import type { Deployment } from "@pulumi/pulumi/automation";
import { isMarkedSecret, UNKNOWN } from "../../provider/property-values";
import type { StateResource } from "../stack-state";
import { isCredential } from "./read-only-credentials";

/** Stands for every secret. It contains no blank, as the program's rules require. */
export const PLACEHOLDER = "not-known-here";

/** Secrets that aren't texts, by resource type and property: a plugin refuses a text in their place. */
const SHAPES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "auth0:index/action:Action": { secrets: [] },
  // Left unknown: a plan without the values can't tell whether one changed.
  "auth0-plivo:index:ActionDeployment": { secrets: UNKNOWN },
  "auth0:index/phoneProvider:PhoneProvider": { credentials: { authToken: PLACEHOLDER } },
};

interface State {
  secrets_providers?: unknown;
  pending_operations?: unknown;
  resources?: StateResource[];
}

/** Returns the resources of an exported state, as far as it has any. */
export function resourcesOf(exported: Deployment): StateResource[] {
  const state = exported.deployment as State | undefined;
  return Array.isArray(state?.resources) ? state.resources : [];
}

/**
 * Returns the state with a placeholder for every secret, encrypted or not, so that reading it needs neither a passphrase
 * nor the account. The providers in it have no credentials, so that the environment's apply.
 * @param move returns the replacement for a text. Default: every text stays.
 */
export function maskState(
  exported: Deployment,
  move: (text: string) => string = (text) => text,
): Deployment {
  const state = rewrite(exported.deployment, move, {}) as State;
  delete state.secrets_providers;
  delete state.pending_operations;
  state.resources = resourcesOf(exported).map((resource) =>
    rewrite(withoutCredentials(resource), move, SHAPES[resource.type] ?? {}),
  ) as StateResource[];
  return { version: exported.version, deployment: state };
}

function withoutCredentials(resource: StateResource): StateResource {
  if (!/^pulumi:providers:auth0(-plivo)?$/.test(resource.type)) return resource;
  const without = (values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
    Object.fromEntries(Object.entries(values).filter(([key]) => !isCredential(`auth0:${key}`)));
  return { ...resource, inputs: without(resource.inputs), outputs: without(resource.outputs) };
}

function rewrite(
  value: unknown,
  move: (text: string) => string,
  shapes: Readonly<Record<string, unknown>>,
): unknown {
  if (typeof value === "string") return move(value);
  if (Array.isArray(value)) return value.map((entry) => rewrite(entry, move, shapes));
  if (typeof value !== "object" || value === null) return value;
  if (isMarkedSecret(value)) return PLACEHOLDER;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]: [string, unknown]) => {
      const isShaped =
        key in shapes && typeof entry === "object" && entry !== null && isMarkedSecret(entry);
      return [key, isShaped ? shapes[key] : rewrite(entry, move, shapes)];
    }),
  );
}
