import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const RUNS = 7;
const TENANT = ["--json", "--port", "0"];

/** Milliseconds from starting Node to the first line that it prints. */
async function timeToFirstLine(args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  await once(lines, "line");
  const took = performance.now() - start;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
  return took;
}

/**
 * How long the local tenant takes to start, from one file and module by module, beside a Node that prints a line. They take
 * turns, and of each the least counts, as a busy machine only adds to it.
 */
async function measure(): Promise<void> {
  const subjects = {
    "Node alone": ["-e", "console.log(1)"],
    "tenant, as npm run tenant": ["local/auth0/start.mjs", ...TENANT],
    "tenant, module by module": ["--import", "tsx", "local/auth0/main.ts", ...TENANT],
  };
  for (const args of Object.values(subjects)) await timeToFirstLine(args);
  const least = new Map<string, number>();
  for (let run = 0; run < RUNS; run += 1) {
    for (const [name, args] of Object.entries(subjects)) {
      least.set(name, Math.min(least.get(name) ?? Infinity, await timeToFirstLine(args)));
    }
  }
  const node = least.get("Node alone") ?? NaN;
  console.table(
    Object.fromEntries(
      [...least].map(([name, time]) => [
        name,
        { "least of 7, ms": Math.round(time), "times Node's": Number((time / node).toFixed(1)) },
      ]),
    ),
  );
}

void measure();
