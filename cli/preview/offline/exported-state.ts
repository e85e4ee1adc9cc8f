import type { Deployment } from "@pulumi/pulumi/automation";
import type { PhoneExperience } from "../../../components/auth0/phone-experience";
import { UserError } from "../../user-error";
import { isMarkedSecret } from "../plan/secret-marker";

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

interface State {
  secrets_providers?: unknown;
  pending_operations?: unknown;
  resources?: StateResource[];
}

/** What a stack's state says of the tenant that it was deployed to. */
export interface ExportedState {
  readonly stack: string;
  readonly experience: PhoneExperience | undefined;
  /** The tenant's host name, where the state has it. */
  readonly domain: string | undefined;
  /** Id of the database connection, where an application is enabled on it. */
  readonly connectionId: string | undefined;
}

/**
 * Reads what `pulumi stack export` wrote.
 * @throws UserError naming the file's source where it is no state with resources.
 */
export function readExportedState(exported: Deployment, source: string): ExportedState {
  const resources = resourcesOf(exported);
  const stack = resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  const name = stack?.urn.split("::", 1)[0]?.split(":")[2];
  if (stack === undefined || name === undefined) {
    throw new UserError(
      `${source} is not the state of a deployed stack: write it with \`pulumi stack export --file ${source}\`.`,
    );
  }
  const first = (type: string): StateResource | undefined =>
    resources.find((resource) => resource.type === type);
  const experience = stack.outputs?.["phoneExperience"];
  return {
    stack: name,
    experience: experience === "legacy" || experience === "unified" ? experience : undefined,
    domain: textOf(first("pulumi:providers:auth0")?.inputs?.["domain"]),
    connectionId: textOf(
      first("auth0:index/connectionClient:ConnectionClient")?.inputs?.["connectionId"],
    ),
  };
}

/** What takes the place of the account on a local tenant. */
export interface LocalPlace {
  readonly domain: string;
  readonly connectionId: string;
}

/**
 * The state as if the stack had been deployed to the local tenant: domain and connection are the local ones, and every
 * secret is the plain text `placeholder`, so that neither a passphrase nor the account is needed to read it.
 */
export function moveToLocalTenant(
  exported: Deployment,
  local: LocalPlace,
  placeholder: string,
): Deployment {
  const { domain, connectionId } = readExportedState(exported, "the state");
  const moved = new Map([
    [domain, local.domain],
    [connectionId, local.connectionId],
  ]);
  const state = rewrite(
    exported.deployment,
    (text) => moved.get(text) ?? text,
    placeholder,
  ) as State;
  delete state.secrets_providers;
  delete state.pending_operations;
  return { version: exported.version, deployment: state };
}

function resourcesOf(exported: Deployment): StateResource[] {
  const state = exported.deployment as State | undefined;
  return Array.isArray(state?.resources) ? state.resources : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function rewrite(value: unknown, move: (text: string) => string, placeholder: string): unknown {
  if (typeof value === "string") return move(value);
  if (Array.isArray(value)) return value.map((entry) => rewrite(entry, move, placeholder));
  if (typeof value !== "object" || value === null) return value;
  if (isMarkedSecret(value)) return placeholder;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, rewrite(entry, move, placeholder)]),
  );
}
