import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findEngine } from "../local/pulumi/engine";
import { startLocalPlugins } from "../local/pulumi/plugins/local-plugins";
import type { LocalStack } from "../local/pulumi/stack";
import { pictureOf, type PicturedState } from "./cli/tenant-picture";
import { deployOnce } from "./deployed-once";
import { runScript, type ScriptExit } from "./run-node";
import { openOn, STACK, type StackSetup } from "./stack-on-tenant";
import { startTenantProcess, type TenantProcess } from "./tenant-process";
import type { Request, TenantState } from "./tenant-state";

/** A run of the engine that a test may kill. */
export interface BegunRun {
  hasEnded(): boolean;
  kill(): Promise<void>;
}

/** A tenant in a process of its own, and a stack on it that commands find as they find any other. */
export class TenantAndStack {
  private constructor(
    readonly tenant: TenantProcess,
    private readonly setting: StackSetup,
    private folder: string,
    public stack: LocalStack,
  ) {}

  /** Starts a tenant at its seed, and makes a stack that nothing is deployed with yet. */
  static async open(setting: StackSetup = {}): Promise<TenantAndStack> {
    const { experience = "legacy", tenant: flags = [] } = setting;
    const tenant = await startTenantProcess("--experience", experience, ...flags);
    try {
      const folder = await newFolder();
      return new TenantAndStack(tenant, setting, folder, await openOn(tenant, setting, folder));
    } catch (error) {
      await tenant.stop();
      throw error;
    }
  }

  /** Starts a tenant and a stack that are as a first `up` leaves them. */
  static async deployed(setting: StackSetup = {}): Promise<TenantAndStack> {
    const both = await TenantAndStack.open(setting);
    try {
      await deployOnce(both.tenant, both.stack, setting);
      return both;
    } catch (error) {
      await both.close();
      throw error;
    }
  }

  /** Puts the tenant back to its seed, and makes a stack that knows nothing. */
  async startOver(): Promise<void> {
    await this.stack.close();
    await rm(this.folder, { recursive: true, force: true });
    await this.tenant.reset();
    this.folder = await newFolder();
    this.stack = await openOn(this.tenant, this.setting, this.folder);
  }

  /** Begins an operation that a test can kill, with plugins of its own, which die with it. */
  async begin(operation: "up" | "destroy" | "refresh"): Promise<BegunRun> {
    const [plugins, { command }] = await Promise.all([
      startLocalPlugins(this.tenant.caFile),
      findEngine(),
    ]);
    const engine = spawn(command, [operation, "--yes", "--skip-preview", "--stack", STACK], {
      cwd: this.folder,
      env: { ...process.env, ...this.stack.env, PULUMI_DEBUG_PROVIDERS: plugins.addresses },
      stdio: "ignore",
    });
    const ended = once(engine, "exit");
    return {
      hasEnded: () => engine.exitCode !== null || engine.signalCode !== null,
      kill: async () => {
        engine.kill("SIGKILL");
        await Promise.all([ended, plugins.close()]);
      },
    };
  }

  /** The flags by which a command finds this stack. */
  get stackFlags(): string[] {
    return ["--stack", STACK, "--cwd", this.folder];
  }

  /** Runs `npm run COMMAND -- --stack dev ...` in a process of its own, as an engineer does. */
  runCommand(
    command: "deliveries" | "doctor" | "recover" | "send-test",
    ...args: string[]
  ): Promise<ScriptExit> {
    const env = { ...process.env, ...this.stack.env };
    return runScript([join("cli", command, "main.ts"), ...this.stackFlags, ...args], env);
  }

  /** Changes the tenant next to the program, as someone in the dashboard would. */
  async manage<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.tenant.api(method, `/${path.replace(/^\//, "")}`, body);
    if (answer.status < 300) return answer.body as T;
    throw new Error(`${method} ${path} answers ${answer.status}: ${JSON.stringify(answer.body)}`);
  }

  /** Waits until an Action's draft is built, which a deployment asks for. */
  async untilBuilt(id: string): Promise<void> {
    const isBuilt = async (): Promise<boolean> =>
      (await this.manage<{ status: string }>("GET", `actions/actions/${id}`)).status === "built";
    while (!(await isBuilt())) await sleep(50);
  }

  /** Asks the tenant's control plane; the answer as JSON, if it has a body. */
  async control<T>(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<T> {
    return (await this.tenant.control(method, `/${path}`, body)).body as T;
  }

  state(): Promise<TenantState> {
    return this.control<TenantState>("GET", "state");
  }

  /** The client ID of the program's application. */
  async appClientId(): Promise<string> {
    const { clients } = await this.state();
    const app = clients.find(({ name }) => name === "React sample");
    if (app === undefined) throw new Error("The tenant has no application of the program.");
    return app.client_id;
  }

  /** The Management API requests that `work` makes. */
  async requestsOf(work: () => Promise<unknown>): Promise<Request[]> {
    const before = (await this.control<Request[]>("GET", "requests")).length;
    await work();
    return (await this.control<Request[]>("GET", "requests")).slice(before);
  }

  /** What was asked of the Management API since the tenant was at its seed, as `GET /api/v2/clients`. */
  async requests(): Promise<string[]> {
    const logged = await this.control<Request[]>("GET", "requests");
    return logged.map(({ method, path }) => `${method} ${path}`);
  }

  /** The tenant as its users see it. */
  async picture(): Promise<unknown> {
    return pictureOf(await this.control<PicturedState>("GET", "state"));
  }

  /** Where the engine keeps the locks of this stack. */
  get lockFolder(): string {
    return join(this.folder, ".pulumi", "locks", "organization", "auth0-plivo-sms-mfa", STACK);
  }

  /** Where the engine keeps the state of this stack. */
  get stateFile(): string {
    return join(this.folder, ".pulumi", "stacks", "auth0-plivo-sms-mfa", `${STACK}.json`);
  }

  async close(): Promise<void> {
    await this.stack.close();
    await this.tenant.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "tenant-and-stack-"));
