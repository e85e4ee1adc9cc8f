/**
 * Strikes runs of a stack with an outage, place by place, and checks whether one plain run repairs each.
 *
 * Outages, each in its turn, are HTTP statuses or `drop`, which cuts the connection. Places are `all`, numbers of requests
 * from 1 on, or a pattern for one request.
 */
import { deepStrictEqual } from "node:assert";
import { setTimeout as sleep } from "node:timers/promises";
import { LOCAL_PLIVO_ACCOUNT } from "../../local/plivo/account";
import type { TenantAndStack } from "../tenant-and-stack";

export type Run = "up" | "update" | "destroy";

/** A run without an outage. */
interface CleanRun {
  requests: string[];
  /** The tenant after it. */
  tenant: unknown;
}

/** Milliseconds. The official plugin waits for ever where the answer is that there were too many requests. */
const SHORT_OUTAGE = 8_000;

/** Two configs: going from one to the other writes to every kind of resource that can be updated. */
const CONFIGS = [
  {
    mfaPolicy: "all-applications",
    appUrls: '["http://localhost:3000"]',
    plivoSender: LOCAL_PLIVO_ACCOUNT.number,
    enrollmentMessage: "{{code}} enrolls you",
    verificationMessage: "{{code}} lets you in",
  },
  {
    mfaPolicy: "confidence-score",
    appUrls: '["http://localhost:4000"]',
    plivoSender: "+15554443299",
    enrollmentMessage: "{{code}} enrolls you again",
    verificationMessage: "{{code}} lets you in again",
  },
];

export class OutageWalk {
  /** Which of the configs the stack has. */
  private config = 0;

  constructor(
    private readonly operated: TenantAndStack,
    private readonly run: Run,
    private readonly outages: readonly string[],
  ) {}

  /** @returns a line for each place, which ends with `repaired` or with what differs */
  async walk(asked: string): Promise<string[]> {
    const clean = await this.cleanRuns();
    const lines: string[] = [];
    let repaired = true;
    for (const [index, place] of placesOf(clean, asked).entries()) {
      await this.prepare(!repaired);
      const outage = this.outages[index % this.outages.length] ?? "500";
      const what = await this.strike(place, outage);
      const after = await ending(this.carryOut());
      const difference = differenceOf(
        { after, tenant: await this.operated.picture() },
        { after: "succeeded", tenant: clean[this.config]?.tenant },
      );
      repaired = difference === undefined;
      lines.push(`${what}; then ${repaired ? "repaired" : `not repaired: ${difference}`}`);
    }
    return lines;
  }

  /** By the config that a run of this kind leaves behind. */
  private async cleanRuns(): Promise<CleanRun[]> {
    const first = await this.cleanRun(true);
    return this.run === "update" ? [await this.cleanRun(false), first] : [first];
  }

  private async cleanRun(again: boolean): Promise<CleanRun> {
    await this.prepare(again);
    const before = (await this.operated.requests()).length;
    await this.carryOut();
    return {
      requests: (await this.operated.requests()).slice(before),
      tenant: await this.operated.picture(),
    };
  }

  /** What a run begins with: a tenant at its seed, or what the run before it left. */
  private async prepare(again: boolean): Promise<void> {
    const { operated, run } = this;
    if (again || run === "up") {
      await operated.startOver();
      this.config = 0;
    }
    if (run === "destroy" || (run === "update" && again)) await operated.stack.up();
    if (run === "update") {
      this.config = 1 - this.config;
      await operated.stack.setConfig(CONFIGS[this.config] ?? {});
    }
  }

  private async strike(place: number, outage: string): Promise<string> {
    const { operated } = this;
    const before = (await this.operated.requests()).length;
    const fault = outage === "drop" ? { drop: true } : { status: Number(outage) };
    await operated.control("POST", "faults", { from: before + place + 1, ...fault });
    const running = ending(this.carryOut());
    if (outage === "429") await this.endOutage(before + place, running);
    const ended = await running;
    await operated.control("DELETE", "faults");
    const struck = (await this.operated.requests())[before + place] ?? "not reached";
    return `${this.run} ${place + 1}, ${outage} to ${struck}, ${ended.split("\n")[0]}`;
  }

  /** Ends an outage while the run that it struck still waits. */
  private async endOutage(struck: number, running: Promise<string>): Promise<void> {
    const run = { ended: false };
    void running.finally(() => (run.ended = true));
    while (!run.ended && (await this.operated.requests()).length <= struck) await sleep(100);
    await sleep(SHORT_OUTAGE);
    await this.operated.control("DELETE", "faults");
  }

  private async carryOut(): Promise<void> {
    await (this.run === "destroy" ? this.operated.stack.destroy() : this.operated.stack.up());
  }
}

/** The requests from which on the API fails. Independent ones come in another order in each run. */
function placesOf(clean: readonly CleanRun[], asked: string): number[] {
  const requests = clean
    .map((run) => run.requests)
    .reduce((longest, each) => (each.length > longest.length ? each : longest));
  if (asked === "all") return requests.map((_, index) => index);
  if (/^[\d,]+$/.test(asked)) return asked.split(",").map((n) => Number(n) - 1);
  const found = requests.findIndex((request) => new RegExp(asked).test(request));
  if (found < 0) throw new Error(`no request of the run is like ${asked}`);
  return [found];
}

const ending = (running: Promise<void>): Promise<string> =>
  running.then(
    () => "succeeded",
    (error: unknown) => `failed: ${error instanceof Error ? error.message : String(error)}`,
  );

/** What Node says of two values that differ. */
function differenceOf(found: unknown, wanted: unknown): string | undefined {
  try {
    deepStrictEqual(found, wanted);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
