import type { dynamic } from "@pulumi/pulumi";
import {
  digestOf,
  sameNames,
  sameTimes,
  sortedNames,
  type ActionSecret,
  type SecretTimes,
} from "./action-secrets";
import { ensureDeployed, readAction } from "./deployed-action";
import { TenantApi } from "../auth0/tenant-api";
import { findManagementAccess, type FindSetting } from "../auth0/management-access";

/** What the engine keeps of an Action's deployment. */
export interface Deployment {
  actionId: string;
  deployed: boolean;
  /** Sorted names of the Action's secrets. */
  secretNames?: string[];
  /** Whether nobody has written them since the stack did. A state of an earlier version of the program doesn't tell. */
  secretsInPlace?: boolean;
  /** When Auth0 got those that the stack wrote last. */
  secretTimes?: SecretTimes;
  /** Of the values that the stack wrote last. */
  secretsDigest?: string;
  /** This provider's own code, which the engine hands from run to run. */
  __provider?: string;
}

/** What the program wants: the secrets' values are inputs alone, so that a rotated one is in no output for longer. */
export interface DeploymentInputs extends Deployment {
  secrets: ActionSecret[];
}

/** Deploys an Action's current code and secrets wherever a run or a refresh finds that they aren't the deployed ones. */
class DeploymentProvider implements dynamic.ResourceProvider<DeploymentInputs, Deployment> {
  private configured: FindSetting = () => undefined;
  private api: TenantApi | undefined;

  configure({ config }: dynamic.ConfigureRequest): Promise<void> {
    this.configured = (key) => config.get(`auth0:${key}`);
    return Promise.resolve();
  }

  check(
    _olds: Deployment,
    { actionId, secrets }: DeploymentInputs,
  ): Promise<dynamic.CheckResult<DeploymentInputs>> {
    return Promise.resolve({ inputs: { ...inPlace(actionId, secrets), secrets } });
  }

  diff(_id: string, olds: Deployment, news: DeploymentInputs): Promise<dynamic.DiffResult> {
    const replaced = olds.actionId !== news.actionId;
    const changes =
      replaced ||
      !olds.deployed ||
      olds.secretsInPlace !== true ||
      olds.secretsDigest !== digestOf(news.actionId, news.secrets) ||
      olds.__provider !== news.__provider;
    return Promise.resolve({ changes, replaces: replaced ? ["actionId"] : [] });
  }

  /**
   * Writes the secrets whatever the Action has: the plugin counts as written what an earlier run failed to write, and no
   * value can be read.
   */
  async create(inputs: DeploymentInputs): Promise<dynamic.CreateResult<Deployment>> {
    return { id: inputs.actionId, outs: await this.deploy(inputs, () => false) };
  }

  async read(actionId: string, olds?: Deployment): Promise<dynamic.ReadResult<Deployment>> {
    const action = await this.readQuietly(actionId);
    if (action === undefined) {
      return { id: "" };
    }
    const { deployed, secretTimes } = action;
    const secretsInPlace = sameTimes(olds?.secretTimes ?? {}, secretTimes);
    const shown = { actionId, deployed, secretNames: Object.keys(secretTimes), secretsInPlace };
    return {
      id: actionId,
      props: { ...olds, ...shown },
      // New inputs show in the plan what differs. They can't have the secrets, and would always show these as gone.
      ...(!(deployed && secretsInPlace) && { inputs: shown }),
    };
  }

  async update(
    _id: string,
    olds: Deployment,
    inputs: DeploymentInputs,
  ): Promise<dynamic.UpdateResult<Deployment>> {
    return { outs: await this.deploy(inputs, (found) => hasWanted(olds, inputs, found)) };
  }

  private async deploy(
    { actionId, secrets }: DeploymentInputs,
    hasThem: (found: SecretTimes) => boolean,
  ): Promise<Deployment> {
    const { secretTimes } = await ensureDeployed(this.management(), actionId, secrets, hasThem);
    return {
      ...inPlace(actionId, secrets),
      secretTimes,
      secretsDigest: digestOf(actionId, secrets),
    };
  }

  /** Pulumi's server prints the stack of an error while reading, and only of that one. */
  private async readQuietly(actionId: string): ReturnType<typeof readAction> {
    try {
      return await readAction(this.management(), actionId);
    } catch (error) {
      if (error instanceof Error) {
        error.stack = "";
      }
      throw error;
    }
  }

  private management(): TenantApi {
    this.api ??= new TenantApi(findManagementAccess(this.configured, process.env));
    return this.api;
  }
}

/**
 * Whether the secrets that an Action has are the wanted ones. Other values than those of the last run are the plugin's to
 * write, a moment before this: where Auth0 got none since, the plugin failed to, in an earlier run.
 */
function hasWanted(olds: Deployment, { actionId, secrets }: DeploymentInputs, found: SecretTimes) {
  const untouched = sameTimes(olds.secretTimes ?? {}, found);
  if (olds.secretsInPlace !== true || !sameNames(Object.keys(found), sortedNames(secrets))) {
    return false;
  }
  return untouched === (olds.secretsDigest === digestOf(actionId, secrets));
}

/** The deployment that a run brings about. */
function inPlace(actionId: string, secrets: readonly ActionSecret[]): Deployment {
  return { actionId, deployed: true, secretNames: sortedNames(secrets), secretsInPlace: true };
}

/** What Pulumi's server of dynamic providers calls once it has loaded the bundle of this file. */
export function handler(): dynamic.ResourceProvider<DeploymentInputs, Deployment> {
  return new DeploymentProvider();
}
