import { setTimeout as sleep } from "node:timers/promises";
import type { TenantApi } from "../auth0/tenant-api";
import { actionPath, refused } from "./action-request";
import { secretTimes, writeSecrets, type ActionSecret, type SecretTimes } from "./action-secrets";

/** Milliseconds. Auth0 builds an Action in seconds; a longer wait hides that it never will. */
const BUILD_LIMIT = 120_000;
const BUILD_POLL = 500;

/** What the tenant tells of an Action. */
export interface ActionReading {
  /** Whether people who log in now get the Action's current code, secrets and dependencies. */
  deployed: boolean;
  /** Auth0's word for how far the build is. */
  status: string;
  /** Of its secrets. */
  secretTimes: SecretTimes;
}

/** Reads an Action; `undefined` when the tenant has none with this id. */
export async function readAction(
  api: TenantApi,
  actionId: string,
): Promise<ActionReading | undefined> {
  const path = actionPath(actionId);
  const answer = await api.call("GET", path);
  if (answer.status === 404) {
    return undefined;
  }
  if (answer.status !== 200) {
    throw refused(`GET ${api.address(path)}`, answer);
  }
  const {
    all_changes_deployed: allDeployed,
    code,
    deployed_version: version,
    secrets,
    status,
  } = answer.body;
  return {
    deployed: allDeployed === true && holdsCode(version, code),
    status: typeof status === "string" ? status : "unknown",
    secretTimes: secretTimes(secrets),
  };
}

/**
 * Deploys an Action's current code, unless it is deployed, and waits until people who log in get it. A build that an
 * earlier run left failed or without an end is begun anew, once.
 *
 * @param secrets all that it must have.
 * @param hasThem whether those that it has are these; they are written anew otherwise.
 * @returns the Action as it is then.
 * @throws Error when there is no such Action, when its build fails, or when it isn't deployed within two minutes.
 */
export async function ensureDeployed(
  api: TenantApi,
  actionId: string,
  secrets: readonly ActionSecret[],
  hasThem: (found: SecretTimes) => boolean,
): Promise<ActionReading> {
  const begun = Date.now();
  let action = await readExisting(api, actionId);
  const hadThem = hasThem(action.secretTimes);
  let written = false;
  let requested = false;
  while (!action.deployed || !(hadThem || written)) {
    const waited = Date.now() - begun;
    if (!written && (!hadThem || needsBuild(action, waited))) {
      // Any change starts a build.
      await writeSecrets(api, actionId, secrets);
      written = true;
    } else if (action.status === "failed") {
      throw new Error(
        `Auth0 could not build the Action ${actionId}: its page in the dashboard (Actions > Library) shows why.`,
      );
    } else if (action.status === "built" && !requested) {
      requested = await requestDeployment(api, actionId);
    }
    if (waited > BUILD_LIMIT) throw tooLate(actionId, action.status);
    await sleep(BUILD_POLL);
    action = await readExisting(api, actionId);
  }
  return action;
}

function needsBuild({ status }: ActionReading, waited: number): boolean {
  return status === "failed" || (status !== "built" && waited > BUILD_LIMIT / 2);
}

function tooLate(actionId: string, status: string): Error {
  const seconds = BUILD_LIMIT / 1000;
  return new Error(
    `The Action ${actionId} was not deployed within ${seconds} s (its build is "${status}"), so nobody ` +
      "gets its current code; run: pulumi up",
  );
}

async function readExisting(api: TenantApi, actionId: string): Promise<ActionReading> {
  const action = await readAction(api, actionId);
  if (action === undefined) {
    throw new Error(`The Action ${actionId} is not on the tenant any more; run: pulumi up`);
  }
  return action;
}

/** Whether Auth0 took the request. It refuses one that comes before its own record of the build. */
async function requestDeployment(api: TenantApi, actionId: string): Promise<boolean> {
  const path = `${actionPath(actionId)}/deploy`;
  const answer = await api.call("POST", path);
  if (answer.status === 400 && /'built' state/.test(String(answer.body["message"]))) {
    return false;
  }
  if (answer.status >= 300) {
    throw refused(`POST ${api.address(path)}`, answer);
  }
  return true;
}

function holdsCode(version: unknown, code: unknown): boolean {
  if (typeof version !== "object" || version === null) {
    return false;
  }
  return !("code" in version) || version.code === code;
}
