import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import type { Outcome } from "../cli/fleet/outcome";
import { findEngine } from "../local/pulumi/engine";
import { openFleet, type Fleet } from "./fleet-of-tenants";

const ROOT = resolve(__dirname, "..");
const TENANTS = Number(process.env["TENANTS"] ?? 50);
const FEW = Math.min(TENANTS, 6);

interface Measured {
  readonly tenants: number;
  readonly parallel: number;
  readonly seconds: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly exitCode: number;
}

/** Runs `up-all` as an engineer would. The tenants answer from this process meanwhile. */
async function upAll(
  fleet: Fleet,
  stacks: readonly string[],
  parallel: number,
  engine: PulumiCommand,
): Promise<Measured> {
  const list = join(fleet.directory, "stacks.txt");
  writeFileSync(list, stacks.join("\n"));
  const flags = ["--stacks", list, "--parallel", String(parallel)];
  const args = [...flags, "--cwd", fleet.directory, "--json"];
  const path = `${dirname(engine.command)}:${process.env["PATH"] ?? ""}`;
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "cli/fleet/main.ts", ...args], {
    cwd: ROOT,
    env: { ...process.env, ...fleet.env, PATH: path },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  const [exitCode] = (await once(child, "close")) as [number];
  const outcomes = JSON.parse(output) as Outcome[];
  const count = (wanted: Outcome["result"]): number =>
    outcomes.filter(({ result }) => result === wanted).length;
  return {
    tenants: stacks.length,
    parallel,
    seconds: (performance.now() - started) / 1000,
    changed: count("changed"),
    unchanged: count("unchanged"),
    failed: count("failed"),
    exitCode,
  };
}

/**
 * `up-all` over local tenants that nothing is deployed to: four at a time over all of TENANTS (50 where it isn't set),
 * then four and one over the last six. The last refuses its stack's client, so one failure and the exit code 1 are right.
 */
async function measure(): Promise<void> {
  const engine = await findEngine();
  const folder = mkdtempSync(join(tmpdir(), "fleet-"));
  const rows: Measured[] = [];
  try {
    const fleet = await openFleet(folder, engine, TENANTS);
    try {
      const few = fleet.stacks.slice(-FEW);
      for (const [stacks, parallel] of [
        [fleet.stacks, 4],
        [few, 4],
        [few, 1],
      ] as const) {
        fleet.reset();
        const row = await upAll(fleet, stacks, parallel, engine);
        console.log(JSON.stringify(row));
        rows.push(row);
      }
      const megabytes = Math.round(process.memoryUsage.rss() / 1e6);
      console.log(`The process of the ${TENANTS} tenants takes ${megabytes} MB.`);
    } finally {
      await fleet.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  report(rows);
}

function report(rows: readonly Measured[]): void {
  const perTenant = ({ seconds, tenants }: Measured): number => seconds / tenants;
  const last = rows.at(-1);
  const base = last ? perTenant(last) : NaN;
  console.table(
    rows.map((row) => ({
      ...row,
      seconds: Math.round(row.seconds),
      "a tenant, times one at a time": Number((perTenant(row) / base).toFixed(2)),
    })),
  );
}

void measure();
