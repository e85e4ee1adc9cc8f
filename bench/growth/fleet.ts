import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import type { StackOutcome } from "../../cli/fleet/outcome";
import { findEngine } from "../../local/pulumi/engine";
import { withRatios, type BenchOptions, type Measurement } from "../measurement";
import { openFleet, type Fleet } from "./fleet-of-tenants";

const ROOT = resolve(__dirname, "../..");
const PARALLEL = 4;

/**
 * Measures `up-all` over local tenants that nothing is deployed to, four at a time: 1, 10 and 50 tenants. The last tenant
 * refuses its stack's client, so a run that includes it must report one failure and exit with 1.
 */
export async function* measureFleet({ short }: BenchOptions): AsyncGenerator<Measurement[]> {
  const sizes = short ? [1, 3] : [1, 10, 50];
  const engine = await findEngine();
  const folder = mkdtempSync(join(tmpdir(), "fleet-"));
  const seconds: [string, number[]][] = [];
  try {
    const fleet = await openFleet(folder, engine, Math.max(...sizes));
    try {
      for (const size of sizes) {
        fleet.reset();
        seconds.push([`tenants: ${size}`, [await upAll(fleet, size, engine)]]);
        yield withRatios("Growth: up-all, first up of each", "s", seconds);
      }
    } finally {
      await fleet.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `up-all` as an engineer would, and returns its seconds. The tenants answer from this process meanwhile. */
async function upAll(fleet: Fleet, size: number, engine: PulumiCommand): Promise<number> {
  const list = join(fleet.directory, "stacks.txt");
  writeFileSync(list, fleet.stacks.slice(0, size).join("\n"));
  const flags = ["--stacks", list, "--parallel", String(PARALLEL)];
  const args = [...flags, "--cwd", fleet.directory, "--json"];
  const path = `${dirname(engine.command)}:${process.env["PATH"] ?? ""}`;
  const start = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "cli/fleet/main.ts", ...args], {
    cwd: ROOT,
    env: { ...process.env, ...fleet.env, PATH: path },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  await once(child, "close");
  const taken = (performance.now() - start) / 1000;
  const { stacks } = JSON.parse(output) as { stacks: readonly StackOutcome[] };
  checkOutcomes(stacks, size, fleet.stacks.at(-1));
  return taken;
}

/** Checks that every stack was deployed, except the one whose client is refused. @throws Error if another one failed */
function checkOutcomes(outcomes: readonly StackOutcome[], size: number, refused?: string): void {
  const wrong = outcomes.find(({ stack, result }) => (result === "failed") !== (stack === refused));
  if (wrong ?? outcomes.length !== size)
    throw new Error(`up-all over ${size} tenants: ${JSON.stringify(wrong ?? outcomes.length)}.`);
}
