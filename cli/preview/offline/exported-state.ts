import type { Deployment } from "@pulumi/pulumi/automation";
import type { PhoneExperience } from "../../../components/auth0/phone-experience";
import { UserError } from "../../user-error";
import type { StateResource } from "../../stack-state";
import { maskState, resourcesOf } from "../masked-state";

/** What a stack's state says about the tenant that it was deployed to. */
export interface ExportedState {
  readonly stack: string;
  readonly experience: PhoneExperience | undefined;
  /** The tenant's host name, if the state has it. */
  readonly domain: string | undefined;
  /** Id of the database connection, if an application is enabled on it. */
  readonly connectionId: string | undefined;
}

/**
 * Reads what `pulumi stack export` wrote.
 * @throws UserError naming the source if it isn't a state with resources
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

/** The local tenant that replaces the account. */
export interface LocalPlace {
  readonly domain: string;
  readonly connectionId: string;
}

/**
 * Returns the state as if the stack had been deployed to the local tenant: domain and connection are the local ones, and
 * a placeholder stands for every secret.
 */
export function moveToLocalTenant(exported: Deployment, local: LocalPlace): Deployment {
  const { domain, connectionId } = readExportedState(exported, "the state");
  const moved = new Map([
    [domain, local.domain],
    [connectionId, local.connectionId],
  ]);
  return maskState(exported, (text) => moved.get(text) ?? text);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
