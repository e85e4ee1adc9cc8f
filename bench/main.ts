import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureAction } from "./action/action";
import { brokenLimits } from "./limits";
import { describeMachine, machineLine } from "./machine";
import type { BenchOptions, Measurement } from "./measurement";
import { measureProgram } from "./program/program";
import { drawPlot } from "./report/plot";
import { formatTable } from "./report/table";
import { measureTenant } from "./tenant/tenant";

/** What can be measured, in the order of the table. */
const SUBJECTS: Readonly<Record<string, (options: BenchOptions) => Promise<Measurement[]>>> = {
  action: measureAction,
  program: measureProgram,
  tenant: measureTenant,
};

const RESULTS = join(__dirname, "results");

/**
 * Measures the project next to its peers, prints one table, and writes JSON and a plot to bench/results/. Ratios are of
 * one run; the first subject of each comparison is their base.
 */
async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: { short: { type: "boolean", default: false }, only: { type: "string" } },
  });
  const names = values.only?.split(",") ?? Object.keys(SUBJECTS);
  const measurements: Measurement[] = [];
  for (const name of names) {
    const measure = SUBJECTS[name];
    if (!measure) {
      const known = Object.keys(SUBJECTS).join(", ");
      throw new Error(`--only: \`${name}\` is none of ${known}.`);
    }
    console.error(`Measuring: ${name} …`);
    measurements.push(...(await measure({ short: values.short })));
  }
  const machine = describeMachine();
  console.log(`${machineLine(machine)}\n${formatTable(measurements)}`);
  mkdirSync(RESULTS, { recursive: true });
  const name = values.short ? "short" : "bench";
  const result = { at: new Date().toISOString(), machine, measurements };
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(join(RESULTS, `${name}.svg`), drawPlot(measurements, machineLine(machine)));
  for (const line of brokenLimits(measurements)) {
    console.error(line);
    process.exitCode = 1;
  }
}

bench().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
