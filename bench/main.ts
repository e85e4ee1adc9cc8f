import { join } from "node:path";
import { measureAction } from "./action/action";
import { measureApplications } from "./growth/applications";
import { measureFleet } from "./growth/fleet";
import { measureUnchangedFleet } from "./growth/unchanged-fleet";
import { brokenLimits } from "./limits";
import { describeMachine, machineLine } from "./machine";
import type { BenchOptions, Measurement } from "./measurement";
import { parseBenchOptions, usage } from "./options";
import { measureProgram } from "./program/program";
import { measureRateLimit } from "./program/rate-limit";
import { Results } from "./report/results";
import { formatMeasurements } from "./report/table";
import { measureTenant } from "./tenant/tenant";
import { measureTests } from "./tests";

type Measure = (options: BenchOptions) => AsyncGenerator<readonly Measurement[]>;

/**
 * What can be measured, in the order of the table. Each yields a comparison when it has one, and yields it again with more
 * runs.
 */
const SUBJECTS: Readonly<Record<string, Measure>> = {
  action: measureAction,
  tenant: measureTenant,
  program: measureProgram,
  "rate-limit": measureRateLimit,
  applications: measureApplications,
  tests: measureTests,
  fleet: measureFleet,
  queue: measureUnchangedFleet,
};

/** For CI: the subjects that show the effect of a change within a minute. */
const SHORT = ["action", "tenant", "program"];

/**
 * Measures the project next to its peers. Prints one table, subject by subject, and writes JSON, table and plot to
 * bench/results/. Ratios are from one run; the first subject of each comparison is their base.
 */
async function bench(args: readonly string[]): Promise<void> {
  const known = Object.keys(SUBJECTS);
  const options = parseBenchOptions(args, known);
  if (options.help) {
    console.log(usage(known));
    return;
  }
  const isAll = options.subjects.length === known.length;
  const names = options.short && isAll ? SHORT : options.subjects;
  console.log(machineLine(describeMachine()));
  const results = new Results(join(__dirname, "results"), options.short ? "short" : "bench", known);
  const measured: string[] = [];
  const skipped: string[] = [];
  for (const name of names) {
    if (performance.now() / 60_000 > options.minutes) skipped.push(name);
    else if (await measureSubject(name, options, results)) measured.push(name);
    else process.exitCode = 1;
  }
  if (skipped.length > 0)
    console.error(
      `Not measured after ${options.minutes} minutes: \`npm run bench -- --only ${skipped.join(",")}\` does it.`,
    );
  for (const line of brokenLimits(results.measurements(...measured))) {
    console.error(line);
    process.exitCode = 1;
  }
}

/** Returns whether all of the subject could be measured. If it fails, what was measured before stays in the results. */
async function measureSubject(
  name: string,
  options: BenchOptions,
  results: Results,
): Promise<boolean> {
  const start = performance.now();
  console.error(`Measuring: ${name} …`);
  results.begin(name);
  try {
    for await (const measurements of (SUBJECTS[name] as Measure)(options))
      results.add(name, measurements);
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(formatMeasurements(results.measurements(name)));
    console.error(`\n${name}: measured in ${seconds} s`);
    return true;
  } catch (error) {
    console.error(
      `${name} can't be measured: ${error instanceof Error ? error.message : String(error)}`,
    );
    return false;
  }
}

bench(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
});
