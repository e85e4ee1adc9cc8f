import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { findEngine } from "../../local/pulumi/engine";
import { engineCache, keptEngine } from "../../local/pulumi/engine/cache";
import { startLocalPlugins } from "../../local/pulumi/plugins/local-plugins";
import type { LocalStack } from "../../local/pulumi/stack";
import type { Experience } from "../../local/auth0/store";
import { runScript, type Ended } from "../run-node";
import { openOn, STACK } from "./stack-on-tenant";
import { pictureOf, type TenantState } from "./tenant-picture";
import { startTenantProcess, type TenantProcess } from "../tenant-process";

/** A local tenant, and a stack on it that the operations find as they find anybody's. */
export class OperatedStack {
  private constructor(
    readonly tenant: TenantProcess,
    private readonly engine: PulumiCommand,
    private folder: string,
    public stack: LocalStack,
  ) {}

  static async start(experience: Experience): Promise<OperatedStack> {
    const tenant = await startTenantProcess("--experience", experience);
    const engine = await findEngine();
    const folder = await newFolder();
    return new OperatedStack(tenant, engine, folder, await openOn(tenant, engine, folder));
  }

  /** The same stack with plugins of its own: those that a killed run used are gone with it. */
  async reopen(): Promise<void> {
    await this.stack.close();
    this.stack = await openOn(this.tenant, this.engine, this.folder);
  }

  /** A tenant at its seed, and a stack that knows nothing. */
  async startOver(): Promise<void> {
    await this.stack.close();
    await rm(this.folder, { recursive: true, force: true });
    await this.control("POST", "reset");
    this.folder = await newFolder();
    this.stack = await openOn(this.tenant, this.engine, this.folder);
  }

  /** Begins an `up` that a test can kill, with plugins of its own, which die with it. */
  async beginUp(): Promise<{ kill(): Promise<void> }> {
    const plugins = await startLocalPlugins(this.tenant.caFile);
    const engine = spawn(this.engine.command, ["up", "--yes", "--skip-preview", "--stack", STACK], {
      cwd: this.folder,
      env: { ...process.env, ...this.stack.env, PULUMI_DEBUG_PROVIDERS: plugins.addresses },
      stdio: "ignore",
    });
    const ended = once(engine, "exit");
    return {
      kill: async () => {
        engine.kill("SIGKILL");
        await Promise.all([ended, plugins.close()]);
      },
    };
  }

  /** Runs `npm run OPERATION -- --stack dev ...`, as an engineer does. */
  operate(operation: "doctor" | "recover" | "send-test", ...args: string[]): Promise<Ended> {
    const script = join("cli", operation, "main.ts");
    const path = [join(keptEngine(engineCache()), "bin"), process.env["PATH"]].join(delimiter);
    const env = {
      ...process.env,
      PATH: path,
      ...this.stack.env,
      NODE_EXTRA_CA_CERTS: this.tenant.caFile,
    };
    const options = ["--stack", STACK, "--cwd", this.folder, ...args];
    return runScript([script, ...options], env);
  }

  /** A request to the tenant's control plane; the answer as JSON, if it has a body. */
  async control<T>(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.tenant.httpUrl}/_local/${path}`, {
      method,
      ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }

  /** What was asked of the Management API since the tenant was at its seed, as `GET /api/v2/clients`. */
  async requests(): Promise<string[]> {
    const logged = await this.control<{ method: string; path: string }[]>("GET", "requests");
    return logged.map(({ method, path }) => `${method} ${path}`);
  }

  /** The tenant as a user meets it. */
  async picture(): Promise<unknown> {
    return pictureOf(await this.control<TenantState>("GET", "state"));
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

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "operated-"));
