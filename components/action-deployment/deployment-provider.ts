import type { dynamic } from "@pulumi/pulumi";
import { ensureDeployed, readAction } from "./deployed-action";
import { ManagementApi } from "../management-api/management-api";
import { findManagementAccess, type FindSetting } from "../management-api/management-credentials";

/** What the engine keeps of an Action's deployment. */
export interface Deployment {
  actionId: string;
  deployed: boolean;
  /** This provider's own code, which the engine hands from run to run. */
  __provider?: string;
}

/** Deploys an Action's current code wherever a run or a refresh finds that it isn't the deployed one. */
class DeploymentProvider implements dynamic.ResourceProvider<Deployment, Deployment> {
  private configured: FindSetting = () => undefined;
  private api: ManagementApi | undefined;

  configure({ config }: dynamic.ConfigureRequest): Promise<void> {
    this.configured = (key) => config.get(key);
    return Promise.resolve();
  }

  check(_olds: Deployment, { actionId }: Deployment): Promise<dynamic.CheckResult<Deployment>> {
    return Promise.resolve({ inputs: { actionId, deployed: true } });
  }

  diff(_id: string, olds: Deployment, news: Deployment): Promise<dynamic.DiffResult> {
    const replaced = olds.actionId !== news.actionId;
    const changes = replaced || !olds.deployed || olds.__provider !== news.__provider;
    return Promise.resolve({ changes, replaces: replaced ? ["actionId"] : [] });
  }

  async create({ actionId }: Deployment): Promise<dynamic.CreateResult<Deployment>> {
    await ensureDeployed(this.management(), actionId);
    return { id: actionId, outs: { actionId, deployed: true } };
  }

  async read(actionId: string): Promise<dynamic.ReadResult<Deployment>> {
    const action = await this.readQuietly(actionId);
    if (action === undefined) {
      return { id: "" };
    }
    const props = { actionId, deployed: action.deployed };
    return { id: actionId, props, inputs: { ...props } };
  }

  async update(
    _id: string,
    _olds: Deployment,
    { actionId }: Deployment,
  ): Promise<dynamic.UpdateResult<Deployment>> {
    await ensureDeployed(this.management(), actionId);
    return { outs: { actionId, deployed: true } };
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

/** What Pulumi's server of dynamic providers calls once it has loaded the bundle of this file. */
export function handler(): dynamic.ResourceProvider<Deployment, Deployment> {
  return new DeploymentProvider();
}
