/**
 * Random programs of operations, each with faults of the Management API, the carrier or PostgreSQL, a kill, or a login in
 * between. Whatever happened, one `recover` and one `up` give the tenant of a clean run, and `destroy` leaves what a clean
 * one leaves.
 *
 * SCHEDULES=500 runs the long form, SCHEDULES_SEED=N those of a seed, SCHEDULES_MINUTES=N ends after a time, and
 * SCHEDULES_SHRINK=no goes on after a failure instead of looking for its fewest steps. SCHEDULE='{"start": ...}' runs one.
 * By default 10 run, with a new seed each day, which is printed.
 */
import fc from "fast-check";
import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { FOUND } from "./schedules/found";
import { schedulesOn, type Schedule, type Start } from "./schedules/schedule";
import { ScheduleWorld } from "./schedules/schedule-world";
import { survives } from "./schedules/survives";
import { postgresPrograms, startPostgres, type Postgres } from "./teams/postgres";

const MINUTES = 60_000;
const {
  SCHEDULES = "10",
  SCHEDULES_SEED: givenSeed,
  SCHEDULES_MINUTES = "600",
  SCHEDULES_SHRINK: shrinks,
  SCHEDULE: givenSchedule,
} = process.env;
const today = Number(new Date().toISOString().slice(0, 10).replaceAll("-", ""));
const seed = givenSeed === undefined ? today : Number(givenSeed);
const runs = Math.ceil(Number(SCHEDULES) / 2);
const programs = postgresPrograms();
const backends = programs === undefined ? (["folder"] as const) : (["folder", "postgres"] as const);
const STARTS: Record<PhoneExperience, readonly Start[]> = {
  legacy: ["nothing", "nothing", "deployed", "deployed", "by-hand"],
  unified: ["nothing", "deployed"],
};

// The engine lives for seconds: to collect its garbage is a third of what its start costs.
process.env["GOGC"] = "off";

const say = (text: string): void => {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
};

describe.each<PhoneExperience>(["legacy", "unified"])(
  "random schedules, %s tenant",
  (experience) => {
    const seen = new Set<string>();
    const failed: string[] = [];
    let world: ScheduleWorld | undefined;
    let postgres: Postgres | undefined;
    let done = 0;

    beforeAll(async () => {
      postgres = programs === undefined ? undefined : await startPostgres(programs);
      world = await ScheduleWorld.open(experience, postgres);
    }, 10 * MINUTES);

    afterAll(async () => {
      await world?.close();
      postgres?.stop();
    });

    async function run(schedule: Schedule): Promise<void> {
      if (world === undefined) throw new Error("there is no tenant");
      await survives(world, schedule, seen);
    }

    async function runOne(schedule: Schedule): Promise<void> {
      const text = JSON.stringify(schedule);
      const from = performance.now();
      try {
        await run(schedule);
        done += 1;
        say(`${experience} ${done}: ${Math.round((performance.now() - from) / 1000)} s, ${text}`);
      } catch (error) {
        say(`${experience} failed: ${text}\n${(error as Error).message}\n${world?.printed}`);
        if (shrinks !== "no") throw error;
        failed.push(text);
      }
    }

    it(
      "are repaired by one `recover` and one `up`, and `destroy` gives the tenant back",
      async () => {
        if (givenSchedule !== undefined) {
          await run(JSON.parse(givenSchedule) as Schedule);
          return;
        }
        say(`schedules on a ${experience} tenant: seed ${seed}, ${runs} runs`);
        await fc.assert(fc.asyncProperty(schedulesOn(backends, STARTS[experience]), runOne), {
          seed,
          numRuns: runs,
          examples: FOUND.map((schedule): [Schedule] => [schedule]),
          plugins: [fc.interruptAfterTimeLimit(Number(SCHEDULES_MINUTES) * MINUTES)],
          verbose: fc.VerbosityLevel.Verbose,
        });
        say(`${experience}: ${done} of ${runs} schedules passed, ${failed.length} failed`);
        expect(failed).toEqual([]);
      },
      24 * 60 * MINUTES,
    );
  },
);
