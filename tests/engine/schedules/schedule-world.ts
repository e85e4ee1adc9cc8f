import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { PhoneExperience } from "../../../components/auth0/phone-experience";
import { PROJECT_NAME } from "../../../components/config/config-keys";
import { setUpByHand } from "../../cli/hand-made";
import { LOCAL_ACCOUNT } from "../../local-account";
import { STACK } from "../../stack-on-tenant";
import { TenantAndStack } from "../../tenant-and-stack";
import { trust, type OperatedStack } from "../operate";
import type { Postgres } from "../teams/postgres";
import { inFolder, inPostgres, type KeptState } from "./kept-state";
import { serveKeys, type KeyService } from "./key-service";
import { QuickEngine, type EngineRun, type Operation } from "./quick-engine";
import type { Schedule, Start } from "./schedule";
import { seedOthers } from "./others";

type Put = () => Promise<void>;

/** The token that Plivo gives at a rotation. */
export const NEXT_TOKEN = "the-token-after-the-rotation";
const FLAG = "phone_consolidated_experience";

interface Settings {
  config: Record<string, string | { secure: string }>;
}

/**
 * A tenant, a stack and the places of its state, which go back to what they were without a run: each start was brought
 * about once.
 */
export class ScheduleWorld {
  private readonly starts = new Map<string, Put>();
  private settings = "";
  /** What the engine encrypted the rotated token to. */
  private nextToken: string | { secure: string } = "";
  /** The tenant's pictures after a clean `up` and a clean `destroy`. */
  clean: unknown;
  destroyed: unknown;
  backend: Schedule["backend"] = "folder";
  /** All that the operations of a schedule printed. */
  printed = "";

  private constructor(
    readonly experience: PhoneExperience,
    readonly operated: TenantAndStack,
    readonly postgres: Postgres | undefined,
    private readonly engine: QuickEngine,
    private readonly keys: KeyService,
    private readonly kept: ReadonlyMap<string, KeptState>,
  ) {}

  static async open(experience: PhoneExperience, postgres?: Postgres): Promise<ScheduleWorld> {
    const operated = await TenantAndStack.open({ experience, ...LOCAL_ACCOUNT });
    trust(operated.tenant.caFile);
    const { directory } = operated.stack;
    const kept = new Map([["folder", inFolder(directory)]]);
    if (postgres) kept.set("postgres", inPostgres(postgres));
    const engine = new QuickEngine(directory, operated.tenant.caFile);
    const keys = await serveKeys();
    const world = new ScheduleWorld(experience, operated, postgres, engine, keys, kept);
    await world.prepare();
    return world;
  }

  private async prepare(): Promise<void> {
    const { operated } = this;
    await seedOthers(operated);
    Object.assign(process.env, this.keys.env);
    const { secretsProvider } = this.keys;
    await this.engine.stack(this.env, "change-secrets-provider", secretsProvider, "--stack", STACK);
    this.settings = readFileSync(this.settingsFile, "utf8");
    await operated.stack.setConfig({}, { plivoAuthTokenNext: NEXT_TOKEN });
    this.nextToken = this.readSettings().config[`${PROJECT_NAME}:plivoAuthTokenNext`] ?? "";
    writeFileSync(this.settingsFile, this.settings);
    if (this.postgres) {
      this.backend = "postgres";
      await this.engine.stack(this.env, "init", STACK);
      writeFileSync(this.settingsFile, this.settings);
      this.backend = "folder";
    }
    await this.keep("nothing");
    await this.mustRun("up");
    this.clean = await operated.picture();
    await this.keep("deployed");
    await this.mustRun("destroy");
    this.destroyed = await operated.picture();
    // Only a legacy tenant is set up by hand: `setUpByHand` takes its way.
    if (this.experience === "unified") return;
    await this.startAt({ start: "nothing", backend: "folder" });
    await setUpByHand((method, path, body) => operated.manage(method, path, body));
    await this.keep("by-hand");
  }

  /** Keeps the tenant and the state as they are. On PostgreSQL the state is what the folder has. */
  private async keep(start: Start): Promise<void> {
    const { tenant } = this.operated;
    const { body } = await tenant.control("GET", "/snapshot");
    const snapshot = { ...(body as object), requests: [] };
    const state = await this.state("folder").read();
    for (const [backend, kept] of this.kept) {
      if (backend === "postgres" && start !== "nothing") {
        await this.starts.get("nothing postgres")?.();
        await kept.write(state);
      }
      const putBack = await kept.save();
      this.starts.set(`${start} ${backend}`, async () => {
        await tenant.control("PUT", "/snapshot", snapshot);
        await putBack();
      });
    }
  }

  async startAt({ start, backend }: Pick<Schedule, "start" | "backend">): Promise<void> {
    this.backend = backend;
    this.printed = "";
    writeFileSync(this.settingsFile, this.settings);
    await this.starts.get(`${start} ${backend}`)?.();
  }

  private get settingsFile(): string {
    return join(this.operated.stack.directory, `Pulumi.${STACK}.yaml`);
  }

  private readSettings(): Settings {
    return parse(readFileSync(this.settingsFile, "utf8")) as Settings;
  }

  /** Sets a key, or removes it. */
  configure(key: string, value: string | undefined): void {
    const settings = this.readSettings();
    const { config } = settings;
    if (value === undefined) Reflect.deleteProperty(config, `${PROJECT_NAME}:${key}`);
    else config[`${PROJECT_NAME}:${key}`] = value === NEXT_TOKEN ? this.nextToken : value;
    writeFileSync(this.settingsFile, stringify(settings));
  }

  hasSetting(key: string): boolean {
    return `${PROJECT_NAME}:${key}` in this.readSettings().config;
  }

  private get env(): Readonly<Record<string, string>> {
    return { ...this.operated.stack.env, PULUMI_BACKEND_URL: this.state().url };
  }

  /** As commands find the stack. */
  get found(): OperatedStack {
    const { tenant, stackFlags } = this.operated;
    return { tenant, stackFlags, stack: { env: this.env } };
  }

  state(backend: string = this.backend): KeptState {
    const kept = this.kept.get(backend);
    if (kept === undefined) throw new Error(`no state in ${backend}`);
    return kept;
  }

  /** Begins a run of the engine. What it prints is kept once it has ended. */
  async begin(operation: Operation): Promise<EngineRun> {
    const run = await this.engine.begin(operation, this.env);
    void run.ended.then(({ output }) => (this.printed += output));
    return run;
  }

  /** @throws with what the engine printed where it fails */
  async mustRun(operation: Operation): Promise<void> {
    const { code, output } = await (await this.begin(operation)).ended;
    if (code !== 0) throw new Error(`\`${operation}\` failed: ${output}`);
  }

  async isUnified(): Promise<boolean> {
    return (await this.operated.state()).tenant[FLAG] === true;
  }

  async switchTo(isUnified: boolean): Promise<void> {
    await this.operated.manage("PATCH", "/tenants/settings", { [FLAG]: isUnified });
  }

  /** Ends every fault, and puts the settings, the tenant's experience and the carrier back. */
  async heal(): Promise<void> {
    const { operated, experience } = this;
    writeFileSync(this.settingsFile, this.settings);
    await operated.control("DELETE", "faults");
    await operated.control("DELETE", "carrier");
    if ((await this.isUnified()) !== (experience === "unified"))
      await this.switchTo(experience === "unified");
  }

  async close(): Promise<void> {
    await this.engine.close();
    await this.operated.close();
    this.keys.close();
  }
}
