import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { withRatios, type Measurement } from "../measurement";

const ROOT = join(__dirname, "../..");

/** Starts oauth2-mock-server as its own command does, on a free port. */
const PEER = `
const { OAuth2Server } = await import("oauth2-mock-server");
const server = new OAuth2Server();
await server.issuer.keys.generate("RS256");
await server.start(0, "127.0.0.1");
console.log(JSON.stringify({ url: server.issuer.url }));
`;

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  "Node alone": ["-e", "console.log('{}'); setInterval(() => {}, 1000)"],
  "oauth2-mock-server": ["--input-type=module", "-e", PEER],
  "local tenant": tenantCommand(),
};

/** A server that has printed its first line. */
export interface StartedServer {
  readonly ready: Readonly<Record<string, string>>;
  /** Milliseconds from the start of Node to the first line. */
  readonly ms: number;
  /** Megabytes of memory that the process uses at that time. */
  readonly memory: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Returns the arguments of Node that `npm run tenant` starts it with. */
function tenantCommand(): string[] {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: { tenant: string };
  };
  return [...manifest.scripts.tenant.split(" ").slice(1), "--json", "--port", "0"];
}

/** Starts one of the servers, by its name in the table, with more arguments. */
export async function startServer(
  name: string,
  more: readonly string[] = [],
): Promise<StartedServer> {
  const start = performance.now();
  const child = spawn(process.execPath, [...(COMMANDS[name] ?? []), ...more], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return {
    ms: performance.now() - start,
    memory: residentMemory(child.pid ?? 0),
    pid: child.pid ?? 0,
    ready: JSON.parse(line) as Record<string, string>,
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}

/** Returns megabytes; NaN on a system that doesn't show them as Linux does. */
export function residentMemory(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1000;
  } catch {
    return NaN;
  }
}

/** Measures how long each server takes to start, and how much memory it then uses. The servers take turns. */
export async function measureStart(runs: number): Promise<Measurement[]> {
  const names = Object.keys(COMMANDS);
  const taken = new Map(
    names.map((name) => [name, { ms: [] as number[], memory: [] as number[] }]),
  );
  for (let run = -1; run < runs; run += 1) {
    for (const name of names) {
      const server = await startServer(name);
      await server.stop();
      if (run < 0) continue;
      taken.get(name)?.ms.push(server.ms);
      taken.get(name)?.memory.push(server.memory);
    }
  }
  const values = (key: "ms" | "memory"): [string, number[]][] =>
    [...taken].map(([name, of]) => [name, of[key]]);
  return [
    ...withRatios("Local tenant: start", "ms", values("ms")),
    ...withRatios("Local tenant: memory after the start", "MB", values("memory")),
  ];
}
