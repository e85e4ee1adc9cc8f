import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import type { Outcome } from "../fleet/outcome";
import { findEngine } from "../local/engine";
import { openFleet, type Fleet } from "./fleet-of-tenants";

const ROOT = resolve(__dirname, "..");
const TENANTS = Number(process.env["TENANTS"] ?? 50);

interface Measured {
  readonly seconds: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly exitCode: number;
}

/** Runs `up-all` as an engineer would. The tenants answer from this process meanwhile. */
async function upAll(fleet: Fleet, parallel: number, engine: PulumiCommand): Promise<Measured> {
  const flags = ["--stacks", fleet.list, "--parallel", String(parallel)];
  const args = [...flags, "--cwd", fleet.directory, "--json"];
  const path = `${dirname(engine.command)}:${process.env["PATH"] ?? ""}`;
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "fleet/main.ts", ...args], {
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
    seconds: (performance.now() - started) / 1000,
    changed: count("changed"),
    unchanged: count("unchanged"),
    failed: count("failed"),
    exitCode,
  };
}

/** Runs of `up-all` in their order; the first of a number of stacks at once is on fresh tenants. */
const RUNS = [
  { parallel: 1, run: "first" },
  { parallel: 4, run: "first" },
  { parallel: 4, run: "next" },
] as const;

/**
 * `up-all` over TENANTS local tenants (50 where it isn't set), one stack at a time and four. One tenant refuses its
 * stack's client, so one failure and the exit code 1 are right.
 */
async function measure(): Promise<void> {
  const engine = await findEngine();
  const folder = mkdtempSync(join(tmpdir(), "fleet-"));
  const rows = [];
  try {
    const fleet = await openFleet(folder, engine, TENANTS);
    try {
      for (const { parallel, run } of RUNS) {
        if (run === "first") fleet.reset();
        rows.push({ tenants: TENANTS, parallel, run, ...(await upAll(fleet, parallel, engine)) });
      }
      const megabytes = Math.round(process.memoryUsage.rss() / 1e6);
      console.log(`The process of the ${TENANTS} tenants takes ${megabytes} MB.`);
    } finally {
      await fleet.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const base = rows[0]?.seconds ?? NaN;
  console.table(
    rows.map((row) => ({
      ...row,
      seconds: Math.round(row.seconds),
      "times the first row": Number((row.seconds / base).toFixed(2)),
    })),
  );
}

void measure();
