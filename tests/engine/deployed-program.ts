import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { openStack, type LocalStack } from "../../local/pulumi/stack";
import { startTenantProcess, type TenantProcess } from "../tenant-process";

export const CONFIG = {
  plivoAuthId: "MAXXXXXXXXXXXXXXXXXX",
  plivoSender: "+15554443232",
  testUserEmail: "test@example.com",
};

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/** What the tests read of a tenant's state. */
export interface TenantState {
  readonly tenant: Record<string, unknown>;
  readonly clients: {
    readonly client_id: string;
    readonly name: string;
    readonly callbacks?: string[];
  }[];
  readonly actions: {
    readonly id: string;
    readonly name: string;
    readonly code: string;
    readonly deployed: boolean;
  }[];
  readonly bindings: { readonly trigger_id: string; readonly action_id: string }[];
  readonly users: { readonly email: string }[];
  readonly guardian: {
    readonly policies: string[];
    readonly factors: Record<string, boolean>;
    readonly messageTypes: string[];
    readonly selectedProvider: string;
    readonly templates?: Record<string, string>;
  };
  readonly phoneProviders: {
    readonly id: string;
    readonly name: string;
    readonly disabled: boolean;
  }[];
  readonly phoneTemplates: { readonly type: string }[];
}

/** The requests that change something. */
export function writesAmong(requests: readonly Request[]): Request[] {
  return requests.filter(({ method }) => method !== "GET");
}

/** A tenant in a process of its own, and a stack on it. */
export class DeployedProgram {
  private constructor(
    readonly tenant: TenantProcess,
    readonly stack: LocalStack,
  ) {}

  static async open(
    engine: PulumiCommand,
    experience: "legacy" | "unified",
    options: { readonly refresh?: boolean; readonly program?: string } = {},
  ): Promise<DeployedProgram> {
    const tenant = await startTenantProcess("--experience", experience);
    try {
      const secrets = { plivoAuthToken: "token-1" };
      const config = options.program ? {} : CONFIG;
      const stack = await openStack({ name: "test", engine, tenant, config, secrets, ...options });
      return new DeployedProgram(tenant, stack);
    } catch (error) {
      await tenant.stop();
      throw error;
    }
  }

  state(): Promise<TenantState> {
    return this.control<TenantState>("state");
  }

  /** The Management API requests that `work` makes. */
  async requestsOf(work: () => Promise<unknown>): Promise<Request[]> {
    const before = (await this.control<Request[]>("requests")).length;
    await work();
    return (await this.control<Request[]>("requests")).slice(before);
  }

  /** Changes the tenant beside the program, as somebody in the dashboard would. */
  async manage(method: string, path: string, body: unknown): Promise<void> {
    const { httpUrl, clientId, clientSecret, url } = this.tenant;
    const form = { grant_type: "client_credentials", audience: `${url}/api/v2/` };
    const token = await fetch(`${httpUrl}/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({ ...form, client_id: clientId, client_secret: clientSecret }),
    });
    const { access_token } = (await token.json()) as { access_token: string };
    const response = await fetch(`${httpUrl}/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  }

  /** Makes the Management API fail from a request on; `undefined` ends it. */
  async fail(fault: { readonly from: number; readonly status: number } | undefined): Promise<void> {
    await fetch(`${this.tenant.httpUrl}/_local/faults`, {
      method: fault ? "POST" : "DELETE",
      ...(fault && {
        headers: { "content-type": "application/json" },
        body: JSON.stringify(fault),
      }),
    });
  }

  async close(): Promise<void> {
    await this.stack.close();
    await this.tenant.stop();
  }

  private async control<T>(name: string): Promise<T> {
    return (await (await fetch(`${this.tenant.httpUrl}/_local/${name}`)).json()) as T;
  }
}
