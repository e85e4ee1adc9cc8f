import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(__dirname, "..");

/** A local tenant in a process of its own: Jest can't load the ES modules that it uses. */
export interface TenantProcess {
  readonly domain: string;
  readonly url: string;
  readonly httpUrl: string;
  readonly caFile: string;
  readonly clientId: string;
  readonly clientSecret: string;
  stop(): Promise<void>;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}

/** Starts a tenant on free ports. `args` go to its command line. Rejects with what it said when it doesn't start. */
export async function startTenantProcess(...args: string[]): Promise<TenantProcess> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "local/tenant/main.ts", "--json", "--port", "0", ...args],
    { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const line = once(createInterface({ input: child.stdout }), "line") as Promise<[string]>;
  const exit = once(child, "exit").then(() => {
    throw new Error(`The tenant didn't start: ${said}`);
  });
  // Once the tenant runs, its end is no failure.
  exit.catch(() => undefined);
  const [ready] = await Promise.race([line, exit]);
  return { ...(JSON.parse(ready) as Omit<TenantProcess, "stop">), stop: () => stop(child) };
}
