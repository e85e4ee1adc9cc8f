import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const ROOT = path.join(__dirname, "..", "..", "..");
const END_WITH_PARENT = pathToFileURL(path.join(__dirname, "end-with-parent.mjs")).href;

export interface LocalPlugins {
  /** Their addresses, for the engine's PULUMI_DEBUG_PROVIDERS: `auth0:4501,random:4502`. */
  readonly addresses: string;
  close(): Promise<void>;
}

/**
 * Starts the stand-ins for the official plugins in one process, which serves any number of operations and ends with this
 * process. It is in a group of its own, so that Ctrl+C doesn't end it while the engine still tears down.
 *
 * @param caFile certificate authority of the tenant, PEM. Default: only the system's authorities are trusted.
 */
export async function startLocalPlugins(caFile?: string): Promise<LocalPlugins> {
  const args = ["--import", END_WITH_PARENT, "--import", "tsx", path.join(__dirname, "host.ts")];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...(caFile !== undefined && { NODE_EXTRA_CA_CERTS: caFile }) },
  });
  const [addresses] = (await Promise.race([
    once(createInterface({ input: child.stdout }), "line"),
    once(child, "exit").then(([code]) => {
      throw new Error(`the local plugins ended before they listened, with code ${String(code)}`);
    }),
  ])) as [string];
  return { addresses, close: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.stdin?.end();
  await ended;
}
