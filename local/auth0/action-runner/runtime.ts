import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { userCache } from "../../user-cache";

const run = promisify(execFile);

/** The runtime that the program gives its Action. */
const MAJOR = 22;
const VERSION = "22.23.3";

/** What runs an Action. */
export interface ActionRuntime {
  /** Path of the Node binary. */
  node: string;
  /** Like `22.23.3`. */
  version: string;
  /** True when it is the Node that Auth0 would use for the program's Action. */
  asDeployed: boolean;
}

const platform = process.platform === "win32" ? "win" : process.platform;
const packageName = `node-${platform}-${process.arch}`;

const runtimeFolder = (): string => path.join(userCache(), "node22", VERSION);
const binaryIn = (folder: string): string =>
  path.join(
    folder,
    "node_modules",
    packageName,
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );

/** The runtime at hand, without fetching anything: this process's Node when it is 22, a kept one, else this process's Node. */
export function actionRuntime(): ActionRuntime {
  if (Number(process.versions.node.split(".")[0]) === MAJOR) return ownRuntime(true);
  const kept = binaryIn(runtimeFolder());
  return existsSync(kept) ? { node: kept, version: VERSION, asDeployed: true } : ownRuntime(false);
}

const ownRuntime = (asDeployed: boolean): ActionRuntime => ({
  node: process.execPath,
  version: process.versions.node,
  asDeployed,
});

/**
 * Makes sure that Actions run on Node 22: where this process is another Node, the npm package that holds the binary is
 * fetched once and kept in the user's cache. Where that can't be had, Actions run on this process's Node, and
 * `onProgress` is told so; nothing is thrown.
 */
export async function prepareActionRuntime(
  onProgress: (line: string) => void = () => undefined,
): Promise<ActionRuntime> {
  const runtime = actionRuntime();
  if (runtime.asDeployed) return runtime;
  onProgress(`Fetching Node ${VERSION} for the Action (npm package ${packageName})`);
  try {
    await fetchRuntime();
    return actionRuntime();
  } catch {
    onProgress(
      `The Action runs on Node ${runtime.version} instead of ${MAJOR}: \`npm install ${packageName}@${VERSION}\` failed. Run this project on Node ${MAJOR} to have it as deployed.`,
    );
    return runtime;
  }
}

/** Installs beside the place it is kept at and moves it there whole, so that a broken fetch leaves nothing to be found. */
async function fetchRuntime(): Promise<void> {
  const kept = runtimeFolder();
  mkdirSync(path.dirname(kept), { recursive: true });
  const fresh = mkdtempSync(path.join(path.dirname(kept), "fetching-"));
  try {
    const install = [
      "install",
      "--prefix",
      fresh,
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--no-save",
      `${packageName}@${VERSION}`,
    ];
    await run(process.platform === "win32" ? "npm.cmd" : "npm", install, {
      shell: process.platform === "win32",
    });
    await run(binaryIn(fresh), ["--version"]);
    rmSync(kept, { recursive: true, force: true });
    renameSync(fresh, kept);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
