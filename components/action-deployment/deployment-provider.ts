import type { dynamic } from "@pulumi/pulumi";
import { sameNames, sortedNames, type ActionSecret } from "./action-secrets";
import { ensureDeployed, readAction } from "./deployed-action";
import { ManagementApi } from "../management-api/management-api";
import { findManagementAccess, type FindSetting } from "../management-api/management-credentials";

/** What the engine keeps of an Action's deployment. */
export interface Deployment {
  actionId: string;
  deployed: boolean;
  /** Sorted names of the Action's secrets. A state of an earlier version of the program has none. */
  secretNames?: string[];
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
  private api: ManagementApi | undefined;

  configure({ config }: dynamic.ConfigureRequest): Promise<void> {
    this.configured = (key) => config.get(key);
    return Promise.resolve();
  }

  check(
    _olds: Deployment,
    { actionId, secrets }: DeploymentInputs,
  ): Promise<dynamic.CheckResult<DeploymentInputs>> {
    return Promise.resolve({ inputs: { ...inPlace(actionId, secrets), secrets } });
  }

  /** A value that the stack changed is the plugin's to write, and no difference here. */
  diff(_id: string, olds: Deployment, news: DeploymentInputs): Promise<dynamic.DiffResult> {
    const replaced = olds.actionId !== news.actionId;
    const changes =
      replaced ||
      !olds.deployed ||
      !sameNames(olds.secretNames ?? [], sortedNames(news.secrets)) ||
      olds.__provider !== news.__provider;
    return Promise.resolve({ changes, replaces: replaced ? ["actionId"] : [] });
  }

  async create(inputs: DeploymentInputs): Promise<dynamic.CreateResult<Deployment>> {
    return { id: inputs.actionId, outs: await this.deploy(inputs) };
  }

  async read(actionId: string, olds?: Deployment): Promise<dynamic.ReadResult<Deployment>> {
    const action = await this.readQuietly(actionId);
    if (action === undefined) {
      return { id: "" };
    }
    const { deployed, secretNames } = action;
    const props = { actionId, deployed, secretNames };
    const isInPlace = deployed && sameNames(secretNames, olds?.secretNames ?? []);
    // New inputs show in the plan what differs. They can't have the secrets, and would always show these as gone.
    return { id: actionId, props, ...(!isInPlace && { inputs: { ...props } }) };
  }

  async update(
    _id: string,
    _olds: Deployment,
    inputs: DeploymentInputs,
  ): Promise<dynamic.UpdateResult<Deployment>> {
    return { outs: await this.deploy(inputs) };
  }

  private async deploy({ actionId, secrets }: DeploymentInputs): Promise<Deployment> {
    await ensureDeployed(this.management(), actionId, secrets);
    return inPlace(actionId, secrets);
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

  private management(): ManagementApi {
    this.api ??= new ManagementApi(findManagementAccess(this.configured, process.env));
    return this.api;
  }
}

/** The deployment that a run brings about. */
function inPlace(actionId: string, secrets: readonly ActionSecret[]): Deployment {
  return { actionId, deployed: true, secretNames: sortedNames(secrets) };
}

/** What Pulumi's server of dynamic providers calls once it has loaded the bundle of this file. */
export function handler(): dynamic.ResourceProvider<DeploymentInputs, Deployment> {
  return new DeploymentProvider();
}
