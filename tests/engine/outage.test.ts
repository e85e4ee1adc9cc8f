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
import { OperatedStack } from "../operations/operated-stack";
import { pictureOf, type TenantState } from "../operations/tenant-picture";
import type { Experience } from "../../local/tenant/store";

type Run = "up" | "update" | "destroy";

interface LoggedRequest {
  method: string;
  path: string;
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

/** Config that makes `update` write to every kind of resource that can be updated. */
const CHANGED = {
  mfaPolicy: "confidence-score",
  appUrls: '["http://localhost:4000"]',
  plivoSender: "+15554443299",
  enrollmentMessage: "{{code}} enrols you again",
  verificationMessage: "{{code}} lets you in again",
};

describe.each<Experience>(["legacy", "unified"])(
  "an outage in a run of a %s stack",
  (experience) => {
    let operated: OperatedStack;

    const picture = async (): Promise<unknown> =>
      pictureOf(await operated.control<TenantState>("GET", "state"));
    const logged = async (): Promise<string[]> =>
      (await operated.control<LoggedRequest[]>("GET", "requests")).map(
        ({ method, path }) => `${method} ${path}`,
      );

    /** What a run begins with. */
    async function prepare(run: Run): Promise<void> {
      await operated.startOver();
      if (run === "up") return;
      await operated.stack.up();
      if (run === "update") await operated.stack.setConfig(CHANGED);
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
      const { code } = await operated.upInAProcess(run === "update" ? CHANGED : {});
      return code === 0 ? "succeeded" : "failed";
    }

    /** A run without an outage: its requests, and the tenant after it. */
    async function cleanRun(run: Run): Promise<{ requests: string[]; tenant: unknown }> {
      await prepare(run);
      const before = (await logged()).length;
      await carryOut(run);
      return { requests: (await logged()).slice(before), tenant: await picture() };
    }

    /** The requests from which on the API fails. Independent ones come in another order in each run. */
    function places(requests: readonly string[]): number[] {
      if (at === "all") return requests.map((_, index) => index);
      if (at) return at.split(",").map((n) => Number(n) - 1);
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
        const clean = await cleanRun(run);
        const unmended: unknown[] = [];
        for (const place of places(clean.requests)) {
          expect(place).toBeGreaterThanOrEqual(0);
          await prepare(run);
          const what = await runInOutage(run, place);
          const after = await carryOut(run).then(
            () => "succeeded",
            (error: unknown) => String(error),
          );
          const tenant = await picture();
          try {
            expect({ after, tenant }).toEqual({ after: "succeeded", tenant: clean.tenant });
          } catch (error) {
            unmended.push(`${what}\n${(error as Error).message}`);
          }
          if (at) process.stderr.write(`${what}; then ${after}\n`);
        }
        expect(unmended).toEqual([]);
      },
      120 * MINUTES,
    );
  },
);
