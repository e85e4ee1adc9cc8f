import { createHash } from "node:crypto";
import type { ActionSecret } from "../../components/auth0/action-secret";
import type { ManagementAnswer } from "../../components/auth0/management-request";
import { refusedRequest } from "../../components/auth0/refused-request";
import type { TenantApi } from "../../components/auth0/tenant-api";
import type { SecretTimes } from "./deployment";

/** An Action as the tenant shows it. */
export interface TenantAction {
  /** The code of its draft. */
  readonly code: string;
  /** Auth0's status of the draft's build, such as `built`. */
  readonly status: string;
  /** Whether the draft is deployed. */
  readonly deployed: boolean;
  /** SHA-256 of the deployed code; undefined if nothing is deployed. */
  readonly deployedSha256: string | undefined;
  readonly secretTimes: SecretTimes;
}

/** Reads an Action; undefined if the tenant has none with this id. */
export async function readAction(
  api: TenantApi,
  actionId: string,
): Promise<TenantAction | undefined> {
  const path = actionPath(actionId);
  const answer = await api.call("GET", path);
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw refused(`GET ${api.address(path)}`, answer);
  return actionIn(answer);
}

/** Reads an Action. @throws Error if the tenant has none with this id. */
export async function readExistingAction(api: TenantApi, actionId: string): Promise<TenantAction> {
  const action = await readAction(api, actionId);
  if (action === undefined) throw gone(actionId);
  return action;
}

/**
 * Writes a part of an Action's draft, which starts a build. Secrets that the list leaves out are removed.
 *
 * @throws Error if the tenant refuses it. The error leaves out the tenant's message, which may repeat what was sent.
 */
export async function writeAction(
  api: TenantApi,
  actionId: string,
  part: { readonly secrets: readonly ActionSecret[] } | { readonly code: string },
): Promise<TenantAction> {
  const path = actionPath(actionId);
  const answer = await api.call("PATCH", path, part);
  if (answer.status === 404) throw gone(actionId);
  if (answer.status >= 300) throw refused(`PATCH ${api.address(path)}`, { ...answer, body: {} });
  return actionIn(answer);
}

/** Requests a deployment. Returns false if Auth0 has no record of the build yet. */
export async function requestDeployment(api: TenantApi, actionId: string): Promise<boolean> {
  const path = `${actionPath(actionId)}/deploy`;
  const answer = await api.call("POST", path);
  if (answer.status === 400 && /'built' state/.test(String(answer.body["message"]))) return false;
  if (answer.status >= 300) throw refused(`POST ${api.address(path)}`, answer);
  return true;
}

/** Returns the SHA-256 of an Action's code in hexadecimal digits. */
export function sha256Of(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}

function actionIn({ body }: ManagementAnswer): TenantAction {
  const code = typeof body["code"] === "string" ? body["code"] : "";
  const version = body["deployed_version"] as { code?: unknown; deployed?: unknown } | undefined;
  const deployed = body["all_changes_deployed"] === true;
  return {
    code,
    status: typeof body["status"] === "string" ? body["status"] : "unknown",
    deployed,
    deployedSha256: deployedCode(version, deployed ? code : undefined),
    secretTimes: timesOf(body["secrets"]),
  };
}

/**
 * Returns the SHA-256 of the deployed code. A version that doesn't show its code has the draft's if all changes are
 * deployed.
 */
function deployedCode(
  version: { code?: unknown; deployed?: unknown } | null | undefined,
  draft: string | undefined,
): string | undefined {
  if (!version || version.deployed === false) return undefined;
  const code = typeof version.code === "string" ? version.code : draft;
  return code === undefined ? undefined : sha256Of(code);
}

function timesOf(secrets: unknown): SecretTimes {
  const list = Array.isArray(secrets)
    ? (secrets as { name?: unknown; updated_at?: unknown }[])
    : [];
  return Object.fromEntries(
    list.map(({ name, updated_at: at }) => [String(name), String(at)] as const).sort(),
  );
}

function actionPath(actionId: string): string {
  return `/actions/actions/${encodeURIComponent(actionId)}`;
}

function gone(actionId: string): Error {
  return new Error(`The Action ${actionId} is not on the tenant any more; run: pulumi up`);
}

function refused(request: string, answer: ManagementAnswer): Error {
  return refusedRequest(
    request,
    answer,
    "the scopes read:actions, create:actions and update:actions",
  );
}
