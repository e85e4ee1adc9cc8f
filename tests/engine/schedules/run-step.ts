import { setTimeout as sleep } from "node:timers/promises";
import { LOCAL_PLIVO_ACCOUNT } from "../../../local/plivo/account";
import { operate } from "../operate";
import { cutConnections, stallTable } from "./kept-state";
import { signUpWithPhone } from "./login";
import type { EngineRun, Operation } from "./quick-engine";
import { NEXT_TOKEN, type ScheduleWorld } from "./schedule-world";
import type { ApiTrouble, HeldTrouble, Schedule, ScheduleStep, Trouble } from "./schedule";

/** Held requests are let go when the fault ends. */
const HOLD_MS = 600_000;
const SLOW_MS = 1000;

/** Runs the operations of a schedule, and notes the logins that were asked for a code that didn't come. */
export class ScheduleRun {
  readonly lockedOut: string[] = [];
  /** Why a login may be without its code from now on, as docs/phone-experiences.md and docs/how-to/ have it. */
  private excuse: string | undefined;

  constructor(
    private readonly world: ScheduleWorld,
    { start }: Schedule,
  ) {
    if (start === "by-hand") this.excuse = "the setup made by hand has no valid account";
  }

  /** Runs one operation. That it fails is expected: what it leaves is what a schedule is about. */
  async step(step: ScheduleStep): Promise<void> {
    const { world } = this;
    switch (step.op) {
      case "config":
        world.configure(step.key, step.value);
        return;
      case "rotate":
        return this.rotate();
      case "switch":
        this.excuse = "the experience changed without a run after it";
        return world.switchTo(!(await world.isUnified()));
      case "lose":
        await this.loseState();
        return this.recover({ kind: "none" });
      case "doctor":
        world.printed += (await operate(world.found, "doctor")).output;
        return;
      case "recover":
        return this.recover(step.trouble);
      case "login":
        if (step.carrier)
          await world.operated.control("POST", "carrier", {
            answers: [{ ...step.carrier, times: null }],
          });
        await this.logIn(step.carrier && "delayMs" in step.carrier ? undefined : step.carrier);
        await world.operated.control("DELETE", "carrier");
        return;
      default:
        return this.operate(step.op, step.trouble);
    }
  }

  /** The next of the three steps that are a person's. The runs between them are a schedule's own, or missing. */
  private async rotate(): Promise<void> {
    const { world } = this;
    if (!world.hasSetting("plivoAuthTokenNext")) {
      world.configure("plivoAuthTokenNext", NEXT_TOKEN);
      return;
    }
    this.excuse = "the token was revoked, perhaps without a run before it";
    await world.operated.control("POST", "carrier", { rules: { authTokens: [NEXT_TOKEN] } });
    world.configure("plivoAuthToken", NEXT_TOKEN);
    world.configure("plivoAuthTokenNext", undefined);
  }

  private async logIn(carrier?: unknown): Promise<void> {
    const ended = await signUpWithPhone(this.world.operated);
    if (ended === "let in" || carrier !== undefined || this.excuse !== undefined) return;
    this.lockedOut.push(ended);
  }

  private async recover(trouble: { kind: "none" } | ApiTrouble): Promise<void> {
    const { world } = this;
    const recovering = async (): Promise<void> => {
      world.printed += (await recover(world)).output;
    };
    await (trouble.kind === "none" ? recovering() : this.withApiTrouble(trouble, recovering));
  }

  /** All but the test user, which `recover` leaves to a person, goes from the state. */
  private async loseState(): Promise<void> {
    const state = JSON.parse(await this.world.state().read()) as {
      checkpoint?: { latest?: { resources?: { urn: string }[]; pending_operations?: unknown[] } };
    };
    const latest = state.checkpoint?.latest;
    if (latest?.resources === undefined) return;
    latest.pending_operations = [];
    latest.resources = latest.resources.filter(({ urn }) =>
      /test-user|pulumi:pulumi:Stack|pulumi:providers:(auth0|random)::default/.test(urn),
    );
    await this.world.state().write(JSON.stringify(state));
  }

  private async operate(operation: Operation, trouble: Trouble): Promise<void> {
    const run = async (): Promise<unknown> => (await this.world.begin(operation)).ended;
    switch (trouble.kind) {
      case "none":
        await run();
        return;
      case "status":
      case "drop":
      case "slow":
        await this.withApiTrouble(trouble, run);
        return;
      default:
        await this.withHeldAnswer(operation, trouble);
    }
  }

  private async withApiTrouble(trouble: ApiTrouble, run: () => Promise<unknown>): Promise<void> {
    const { operated } = this.world;
    const { at, count } = trouble;
    const fault =
      trouble.kind === "status"
        ? { status: trouble.status }
        : trouble.kind === "drop"
          ? { drop: true }
          : { holdMs: SLOW_MS };
    const from = (await operated.requests()).length + at;
    await operated.control("POST", "faults", { from, count, ...fault });
    try {
      await run();
    } finally {
      await operated.control("DELETE", "faults");
    }
  }

  /** Does something while the n-th answer of a run is held, whose request the tenant carries out. */
  private async withHeldAnswer(operation: Operation, { kind, at }: HeldTrouble): Promise<void> {
    const { operated } = this.world;
    const n = (await operated.requests()).length + at;
    await operated.control("POST", "faults", { from: n, count: 1, holdMs: HOLD_MS });
    try {
      const run = await this.world.begin(operation);
      while (!run.hasEnded() && (await operated.requests()).length < n) await sleep(100);
      if (!run.hasEnded()) {
        // The request is in; let the tenant carry it out.
        await sleep(200);
        await this.meanwhile(kind, run);
        await operated.control("DELETE", "faults");
      }
      await run.ended;
    } finally {
      await operated.control("DELETE", "faults");
    }
  }

  private async meanwhile(kind: HeldTrouble["kind"], run: EngineRun): Promise<void> {
    const { postgres, backend } = this.world;
    if (kind === "kill") return run.kill();
    if (kind === "login") return this.logIn();
    if (postgres === undefined || backend !== "postgres") return;
    if (kind === "restart") postgres.restart();
    else if (kind === "cut") await cutConnections(postgres);
    else await stallTable(postgres);
  }
}

/** A lock on PostgreSQL needs a person's word: docs/recover.md. */
export function recover(world: ScheduleWorld): Promise<{ code: number; output: string }> {
  return operate(world.found, "recover", ...(world.backend === "postgres" ? ["--break-lock"] : []));
}

/** What must be in no state and no output. */
export const SECRETS = [LOCAL_PLIVO_ACCOUNT.authToken, NEXT_TOKEN] as const;
