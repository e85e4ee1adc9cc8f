import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

/** The repository, which the plugins' modules and the program's dynamic providers resolve from. */
const ROOT = path.join(__dirname, "..", "..");
const END_WITH_PARENT = pathToFileURL(path.join(__dirname, "end-with-parent.mjs")).href;

export interface PluginProcesses {
  /** Where they listen, for the engine's PULUMI_DEBUG_PROVIDERS: `auth0:4501,random:4502,pulumi-nodejs:4503`. */
  readonly addresses: string;
  close(): Promise<void>;
}

/**
 * Starts the plugins that an engine attaches to. They serve any number of operations, and end with this process.
 *
 * @param options.local also the stand-ins for the official auth0 and random plugins; dynamic providers run either way
 * @param options.caFile certificate authority of the tenant, PEM
 */
export async function startPlugins(options: {
  readonly local: boolean;
  readonly caFile: string;
}): Promise<PluginProcesses> {
  const children = [startDynamicProviders(options.caFile)];
  if (options.local) children.unshift(startLocalPlugins(options.caFile));
  const close = async (): Promise<void> => {
    await Promise.all(children.map(end));
  };
  try {
    return { addresses: (await Promise.all(children.map(firstLine))).join(","), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Child {
  readonly name: string;
  readonly prefix: string;
  readonly process: ChildProcess;
}

function startLocalPlugins(caFile: string): Child {
  const args = ["--import", "tsx", path.join(__dirname, "host.ts")];
  return { name: "the local plugins", prefix: "", process: start(args, caFile) };
}

/** Pulumi's own server for the resources that a program defines itself. It wants an engine's address and never calls it. */
function startDynamicProviders(caFile: string): Child {
  const args = [require.resolve("@pulumi/pulumi/cmd/dynamic-provider"), "127.0.0.1:0"];
  return { name: "the dynamic providers", prefix: "pulumi-nodejs:", process: start(args, caFile) };
}

/** In a group of its own, so that Ctrl+C doesn't end a plugin while the engine still tears down. */
function start(args: readonly string[], caFile: string): ChildProcess {
  return spawn(process.execPath, ["--import", END_WITH_PARENT, ...args], {
    cwd: ROOT,
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile },
  });
}

async function firstLine({ name, prefix, process: child }: Child): Promise<string> {
  if (!child.stdout) throw new Error(`${name} have no output`);
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([
    once(lines, "line"),
    once(child, "exit").then(([code]) => {
      throw new Error(`${name} ended before they listened, with code ${String(code)}`);
    }),
  ])) as [string];
  return prefix + line;
}

async function end({ process: child }: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.stdin?.end();
  await ended;
}
