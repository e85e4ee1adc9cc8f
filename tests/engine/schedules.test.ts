/**
 * Random programs of operations, each with faults of the Management API or a kill at a random request. Whatever happened,
 * one `recover` and one `up` give the tenant of a clean run, and `destroy` leaves what a clean one leaves.
 *
 * SCHEDULES=500 runs the long form, SCHEDULES_SEED=N those of a seed, SCHEDULES_MINUTES=N ends after a time. By default 10
 * run, with a new seed each day, which is printed.
 */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { LOCAL_ACCOUNT } from "../local-account";
import { TenantAndStack } from "../tenant-and-stack";
import { enrollSomeone, restore, runStep, sentTwice } from "./schedules/run-step";
import { schedules, type ScheduleStep } from "./schedules/schedule";
import { operate } from "./operate";

const MINUTES = 60_000;
const { SCHEDULES = "10", SCHEDULES_SEED: givenSeed, SCHEDULES_MINUTES = "600" } = process.env;
const today = Number(new Date().toISOString().slice(0, 10).replaceAll("-", ""));
const seed = givenSeed === undefined ? today : Number(givenSeed);
const runs = Math.ceil(Number(SCHEDULES) / 2);

describe.each<PhoneExperience>(["legacy", "unified"])(
  "a random schedule on a %s tenant",
  (experience) => {
    let operated: TenantAndStack;
    let clean: unknown;
    let destroyed: unknown;

    beforeAll(async () => {
      operated = await TenantAndStack.open({ experience, ...LOCAL_ACCOUNT });
      await operated.stack.up();
      clean = await operated.picture();
      await operated.stack.destroy();
      destroyed = await operated.picture();
    }, 10 * MINUTES);

    afterAll(() => operated.close());

    async function survives(steps: readonly ScheduleStep[]): Promise<void> {
      await operated.startOver();
      for (const step of steps) await runStep(operated, step);

      await restore(operated);
      const recovered = await operate(operated, "recover");
      expect({ steps, ...recovered }).toMatchObject({ code: 0 });
      const again = await operate(operated, "recover");
      expect({ steps, output: again.output }).toMatchObject({
        output: expect.stringContaining("Nothing to recover") as string,
      });
      await operated.stack.up();
      expect({ steps, tenant: await operated.picture() }).toEqual({ steps, tenant: clean });
      const state = readFileSync(operated.stateFile, "utf8");
      for (const secret of [operated.tenant.clientSecret, "local-plivo-auth-token"])
        expect({ steps, isInClear: state.includes(secret) }).toEqual({ steps, isInClear: false });
      await enrollSomeone(operated);
      expect({ steps, sentTwice: await sentTwice(operated) }).toEqual({ steps, sentTwice: [] });
      await restore(operated);
      await operated.stack.destroy();
      expect({ steps, tenant: await operated.picture() }).toEqual({ steps, tenant: destroyed });
    }

    it(
      "is repaired by one `recover` and one `up`, and `destroy` gives the tenant back",
      async () => {
        let done = 0;
        process.stderr.write(`schedules on a ${experience} tenant: seed ${seed}, ${runs} runs\n`);
        await fc.assert(
          fc.asyncProperty(schedules, async (steps) => {
            await survives(steps);
            done += 1;
            process.stderr.write(
              `${experience} ${done}: ${steps.map(({ op }) => op).join(", ")}\n`,
            );
          }),
          {
            seed,
            numRuns: runs,
            plugins: [fc.interruptAfterTimeLimit(Number(SCHEDULES_MINUTES) * MINUTES)],
            verbose: fc.VerbosityLevel.Verbose,
          },
        );
        process.stderr.write(`${experience}: ${done} of ${runs} schedules ran, none failed\n`);
      },
      24 * 60 * MINUTES,
    );
  },
);
