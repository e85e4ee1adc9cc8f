import { join } from "node:path";
import { defineCommand, runCommand, type Output } from "../cli/command";
import { EXIT, UserError } from "../cli/user-error";
import { measureAction } from "./action/action";
import { measureApplications } from "./growth/applications";
import { measureFleet } from "./growth/fleet";
import { measureUnchangedFleet } from "./growth/unchanged-fleet";
import { brokenLimits } from "./limits";
import { describeMachine, machineLine } from "./machine";
import type { BenchOptions, Measurement } from "./measurement";
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
const ALL = Object.keys(SUBJECTS);

/** Measures the project next to its peers. Ratios are from one run; the first subject of each comparison is their base. */
export const bench = defineCommand({
  name: "bench",
  summary:
    "Measures the project next to its peers: prints one table, and writes it to bench/results/ with JSON and a plot.",
  flags: {
    only: {
      type: "text",
      value: "SUBJECT,…",
      about: `Measures these alone: ${ALL.join(", ")}`,
    },
    short: { type: "switch", about: "Less of each, into results/short.*: what CI runs" },
    runs: {
      type: "number",
      value: "N",
      about: "Runs of what takes seconds; default: 2, 1 with --short",
      min: 1,
      max: 9999,
    },
    minutes: {
      type: "number",
      value: "N",
      about: "Begins no further subject after so many minutes",
      min: 1,
      max: 9999,
      default: 25,
    },
  },
  example: "--only action,tenant",
  exit: {
    done: "no ratio is over its limit",
    failed: "a ratio is over its limit (bench/limits.ts), or a subject can't be measured",
  },
  run: async ({ only, short, runs = short ? 1 : 2, minutes }, output) => {
    const names = only === undefined ? (short ? SHORT : ALL) : subjectsIn(only);
    output.out(machineLine(describeMachine()));
    const results = new Results(join(__dirname, "results"), short ? "short" : "bench", ALL);
    const measured: string[] = [];
    const skipped: string[] = [];
    for (const name of names) {
      if (performance.now() / 60_000 > minutes) skipped.push(name);
      else if (await measureSubject(name, { short, runs }, results, output)) measured.push(name);
    }
    if (skipped.length > 0)
      output.err(
        `Not measured after ${minutes} minutes: \`npm run bench -- --only ${skipped.join(",")}\` does it.`,
      );
    const broken = brokenLimits(results.measurements(...measured));
    for (const line of broken) output.err(line);
    const isComplete = measured.length + skipped.length === names.length;
    return broken.length === 0 && isComplete ? EXIT.done : EXIT.failed;
  },
});

/** Returns the subjects that the flag names, in the table's order. @throws UserError for one that there isn't */
function subjectsIn(only: string): string[] {
  const named = only.split(",");
  const unknown = named.filter((name) => !ALL.includes(name));
  if (unknown.length === 0) return ALL.filter((name) => named.includes(name));
  throw new UserError(
    `--only: \`${unknown.join(", ")}\` is none of ${ALL.join(", ")}: \`npm run bench -- --help\` lists the flags.`,
    EXIT.usage,
  );
}

/** Returns whether all of the subject could be measured. If it fails, what was measured before stays in the results. */
async function measureSubject(
  name: string,
  options: BenchOptions,
  results: Results,
  { out, err }: Output,
): Promise<boolean> {
  const start = performance.now();
  err(`Measuring: ${name} …`);
  results.begin(name);
  try {
    for await (const measurements of (SUBJECTS[name] as Measure)(options))
      results.add(name, measurements);
    const seconds = Math.round((performance.now() - start) / 1000);
    out(formatMeasurements(results.measurements(name)));
    err(`\n${name}: measured in ${seconds} s`);
    return true;
  } catch (error) {
    err(`${name} can't be measured: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

if (require.main === module) void runCommand(bench);
