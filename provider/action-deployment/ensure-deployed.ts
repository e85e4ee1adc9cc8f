import { setTimeout as sleep } from "node:timers/promises";
import type { ActionSecret } from "../../components/auth0/action-secret";
import type { TenantApi } from "../../components/auth0/tenant-api";
import {
  readExistingAction,
  requestDeployment,
  sha256Of,
  writeAction,
  type TenantAction,
} from "./action";

/** Milliseconds. Auth0 builds an Action in seconds; a longer limit would only report later that a build never ends. */
const BUILD_LIMIT = 120_000;
const FIRST_WAIT = 750;
const LONGEST_WAIT = 1_000;

/** The Action, the code and the secrets that should be deployed. */
export interface Target {
  readonly actionId: string;
  readonly codeSha256: string;
  /** All secrets of the Action if they must be written; undefined if the Action has them. */
  readonly secrets: readonly ActionSecret[] | undefined;
}

/**
 * Writes the secrets if there are any to write, deploys the Action unless it is deployed, and waits until logins run it. If
 * an earlier run left a build that failed or never ended, starts it again, once.
 *
 * @returns the Action as it is then
 * @throws Error if there is no such Action, it has other code, its build fails, or it isn't deployed after two minutes
 */
export async function ensureDeployed(
  api: TenantApi,
  target: Target,
  signal: AbortSignal,
): Promise<TenantAction> {
  const { actionId, codeSha256, secrets } = target;
  const begun = Date.now();
  let action = secrets
    ? await writeAction(api, actionId, { secrets })
    : await readExistingAction(api, actionId);
  let [rebuilt, tried, requested] = [false, false, false];
  for (let wait = FIRST_WAIT; !isDeployed(action, codeSha256); wait = nextWait(wait)) {
    const waited = Date.now() - begun;
    if (sha256Of(action.code) !== codeSha256) throw otherCode(actionId);
    if (waited > BUILD_LIMIT) throw tooLate(actionId, action.status);
    if (!rebuilt && needsBuild(action, waited)) {
      await writeAction(api, actionId, { code: action.code });
      rebuilt = true;
    } else if (action.status === "failed") {
      throw notBuilt(actionId);
    }
    const isBuilt = action.status === "built";
    if (!isBuilt || requested) await sleep(wait, undefined, { signal });
    // Most builds have ended after the first wait: requesting the deployment shows that, and saves a request.
    if (!requested && (isBuilt || !tried)) {
      requested = await requestDeployment(api, actionId);
      tried = true;
    }
    action = await readExistingAction(api, actionId);
  }
  return action;
}

const nextWait = (wait: number): number => Math.min(wait * 2, LONGEST_WAIT);

function isDeployed({ deployed, deployedSha256 }: TenantAction, codeSha256: string): boolean {
  return deployed && deployedSha256 === codeSha256;
}

function needsBuild({ status }: TenantAction, waited: number): boolean {
  return status === "failed" || (status !== "built" && waited > BUILD_LIMIT / 2);
}

function notBuilt(actionId: string): Error {
  return new Error(
    `Auth0 could not build the Action ${actionId}: its page in the dashboard (Actions > Library) shows why.`,
  );
}

function otherCode(actionId: string): Error {
  return new Error(
    `The Action ${actionId} was not deployed, because someone changed its code during the run; ` +
      "run: pulumi up",
  );
}

function tooLate(actionId: string, status: string): Error {
  const seconds = BUILD_LIMIT / 1000;
  return new Error(
    `The Action ${actionId} was not deployed within ${seconds} s (its build is "${status}"), so nobody ` +
      "gets its current code; run: pulumi up",
  );
}
