import { setTimeout as sleep } from "node:timers/promises";
import type { ManagementApi } from "../management-api/management-api";
import { actionPath, refused } from "./action-request";
import { sameNames, sortedNames, writeSecrets, type ActionSecret } from "./action-secrets";

/** Milliseconds. Auth0 builds an Action in seconds; a longer wait hides that it never will. */
const BUILD_LIMIT = 120_000;
const BUILD_POLL = 500;

/** What the tenant tells of an Action. */
export interface ActionReading {
  /** Whether people who log in now get the Action's current code, secrets and dependencies. */
  deployed: boolean;
  /** Auth0's word for how far the build is. */
  status: string;
  /** Names of its secrets, sorted. */
  secretNames: string[];
}

/** Reads an Action; `undefined` when the tenant has none with this id. */
export async function readAction(
  api: ManagementApi,
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
    secretNames: sortedNames(secrets),
  };
}

/**
 * Deploys an Action's current code, unless it is deployed, and waits until people who log in get it. A build that an
 * earlier run left failed or without an end is begun anew, once.
 *
 * @param secrets all that it must have; they are written anew where it has others, by name.
 * @throws Error when there is no such Action, when its build fails, or when it isn't deployed within two minutes.
 */
export async function ensureDeployed(
  api: ManagementApi,
  actionId: string,
  secrets: readonly ActionSecret[],
): Promise<void> {
  const begun = Date.now();
  let action = await readExisting(api, actionId);
  let builtAnew = false;
  let requested = false;
  const wanted = sortedNames(secrets);
  while (!action.deployed || !sameNames(action.secretNames, wanted)) {
    const waited = Date.now() - begun;
    if (!builtAnew && needsBuild(action, wanted, waited)) {
      // Any change starts a build.
      await writeSecrets(api, actionId, secrets);
      builtAnew = true;
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
}

function needsBuild(
  { secretNames, status }: ActionReading,
  wanted: readonly string[],
  waited: number,
): boolean {
  const isStuck = status !== "built" && waited > BUILD_LIMIT / 2;
  return !sameNames(secretNames, wanted) || status === "failed" || isStuck;
}

function tooLate(actionId: string, status: string): Error {
  const seconds = BUILD_LIMIT / 1000;
  return new Error(
    `The Action ${actionId} was not deployed within ${seconds} s (its build is "${status}"), so nobody ` +
      "gets its current code; run: pulumi up",
  );
}

async function readExisting(api: ManagementApi, actionId: string): Promise<ActionReading> {
  const action = await readAction(api, actionId);
  if (action === undefined) {
    throw new Error(`The Action ${actionId} is not on the tenant any more; run: pulumi up`);
  }
  return action;
}

/** Whether Auth0 took the request. It refuses one that comes before its own record of the build. */
async function requestDeployment(api: ManagementApi, actionId: string): Promise<boolean> {
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
