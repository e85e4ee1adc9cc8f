/**
 * The Management API fails from the n-th request of a run on, and answers again afterwards. Then one plain `up` gives the
 * tenant of a clean run, and after a failed destroy one plain `destroy` leaves what a clean one leaves.
 *
 * OUTAGE_AT=all walks through every request of a clean `up`, `update` and `destroy`; OUTAGE_AT=3,7 through those. It takes
 * some 30 minutes for each experience on two cores. OUTAGE_STATUS is what fails: an HTTP status (500 by default) or
 * `drop`, which cuts the connection. OUTAGE_RUN=up, update or destroy is one of the three. By default one place of an
 * `up` is tried: each request costs three runs.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { LOCAL_PLIVO_ACCOUNT } from "../../local/carrier/account";
import { OperatedStack } from "../operations/operated-stack";
import { pictureOf, type TenantState } from "../operations/tenant-picture";
import type { Experience } from "../../local/tenant/store";

type Run = "up" | "update" | "destroy";

interface LoggedRequest {
  method: string;
  path: string;
}

/** A run without an outage. */
interface CleanRun {
  requests: string[];
  /** The tenant after it. */
  tenant: unknown;
}

/** The places tried by default: those after which a plugin counts as done what it didn't do. */
const KINDS: Record<Experience, RegExp[]> = {
  legacy: [/^POST .*\/deploy$/],
  unified: [/^PUT .*\/factors\/sms$/],
};

const MINUTES = 60_000;
const { OUTAGE_AT: at, OUTAGE_STATUS: outage = "500", OUTAGE_RUN: only } = process.env;
const FAULT = outage === "drop" ? { drop: true } : { status: Number(outage) };
const RUNS: readonly Run[] =
  at || only
    ? (["up", "update", "destroy"] as const).filter((run) => !only || run === only)
    : ["up"];
/** Milliseconds. The official plugin waits for ever where it is told that there were too many requests. */
const SHORT_OUTAGE = 8_000;

/** Two configs: going from one to the other writes to every kind of resource that can be updated. */
const CONFIGS = [
  {
    mfaPolicy: "all-applications",
    appUrls: '["http://localhost:3000"]',
    plivoSender: LOCAL_PLIVO_ACCOUNT.number,
    enrollmentMessage: "{{code}} enrols you",
    verificationMessage: "{{code}} lets you in",
  },
  {
    mfaPolicy: "confidence-score",
    appUrls: '["http://localhost:4000"]',
    plivoSender: "+15554443299",
    enrollmentMessage: "{{code}} enrols you again",
    verificationMessage: "{{code}} lets you in again",
  },
];

describe.each<Experience>(["legacy", "unified"])(
  "an outage in a run of a %s stack",
  (experience) => {
    let operated: OperatedStack;
    /** Which of the configs the stack has. */
    let config = 0;

    const logged = async (): Promise<string[]> =>
      (await operated.control<LoggedRequest[]>("GET", "requests")).map(
        ({ method, path }) => `${method} ${path}`,
      );

    /** What a run begins with: a tenant at its seed, or what the run before it left. */
    async function prepare(run: Run, anew: boolean): Promise<void> {
      if (anew || run === "up") {
        await operated.startOver();
        config = 0;
      }
      if (run === "destroy" || (run === "update" && anew)) await operated.stack.up();
      if (run === "update") {
        config = 1 - config;
        await operated.stack.setConfig(CONFIGS[config] ?? {});
      }
    }

    const carryOut = async (run: Run): Promise<void> => {
      await (run === "destroy" ? operated.stack.destroy() : operated.stack.up());
    };

    async function carryOutStruck(run: Run): Promise<"succeeded" | "failed"> {
      if (run === "destroy") {
        return operated.stack.destroy().then(
          () => "succeeded",
          () => "failed",
        );
      }
      const { code } = await operated.upInAProcess(CONFIGS[config]);
      return code === 0 ? "succeeded" : "failed";
    }

    const picture = async (): Promise<unknown> =>
      pictureOf(await operated.control<TenantState>("GET", "state"));

    async function cleanRun(run: Run, anew: boolean): Promise<CleanRun> {
      await prepare(run, anew);
      const before = (await logged()).length;
      await carryOut(run);
      return { requests: (await logged()).slice(before), tenant: await picture() };
    }

    /** By the config that a run of this kind leaves behind. */
    async function cleanRuns(run: Run): Promise<CleanRun[]> {
      const first = await cleanRun(run, true);
      return run === "update" ? [await cleanRun(run, false), first] : [first];
    }

    /** The requests from which on the API fails. Independent ones come in another order in each run. */
    function places(clean: readonly CleanRun[]): number[] {
      if (at && at !== "all") return at.split(",").map((n) => Number(n) - 1);
      const [requests = []] = clean.map((run) => run.requests).sort((a, b) => b.length - a.length);
      if (at) return requests.map((_, index) => index);
      return KINDS[experience].map((kind) => requests.findIndex((request) => kind.test(request)));
    }

    async function runInOutage(run: Run, place: number): Promise<string> {
      const before = (await logged()).length;
      await operated.control("POST", "faults", { from: before + place + 1, ...FAULT });
      const running = carryOutStruck(run);
      if (outage === "429") {
        while ((await logged()).length <= before + place) await sleep(100);
        await sleep(SHORT_OUTAGE);
        await operated.control("DELETE", "faults");
      }
      const ended = await running;
      await operated.control("DELETE", "faults");
      return `${run} ${place + 1}, ${(await logged())[before + place] ?? "not reached"}, ${ended}`;
    }

    beforeAll(async () => {
      operated = await OperatedStack.start(experience);
    }, 5 * MINUTES);

    afterAll(() => operated.close());

    it.each(RUNS)(
      "is mended by one plain run after it: %s",
      async (run) => {
        const clean = await cleanRuns(run);
        const unmended: string[] = [];
        let mended = true;
        for (const place of places(clean)) {
          expect(place).toBeGreaterThanOrEqual(0);
          await prepare(run, !mended);
          const what = await runInOutage(run, place);
          const after = await carryOut(run).then(
            () => "succeeded",
            (error: unknown) => String(error),
          );
          const difference = differenceOf(
            { after, tenant: await picture() },
            { after: "succeeded", tenant: clean[config]?.tenant },
          );
          mended = difference === undefined;
          if (!mended) unmended.push(`${what}\n${difference}`);
          if (at) process.stderr.write(`${what}; then ${after}, ${mended ? "" : "not "}mended\n`);
        }
        expect(unmended).toEqual([]);
      },
      120 * MINUTES,
    );
  },
);

/** What Jest says of two values that differ. */
function differenceOf(found: unknown, wanted: unknown): string | undefined {
  try {
    expect(found).toEqual(wanted);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
