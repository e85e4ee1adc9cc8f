import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The major version of Node.js that the program's Action runs on. */
const MAJOR = 22;

/** The Node.js that runs an Action. */
export interface ActionRuntime {
  /** Path of the Node binary. */
  node: string;
  /** Like `22.23.3`. */
  version: string;
  /** Whether it has the major version that Auth0 would use for the program's Action. */
  asDeployed: boolean;
}

/**
 * Finds the Node.js that runs Actions: this process's if it is 22, else the Node 22 that npm installs with this project,
 * else, if npm left that out (`--omit=optional`), this process's.
 */
export function actionRuntime(): ActionRuntime {
  const own = { node: process.execPath, version: process.versions.node };
  if (Number(own.version.split(".")[0]) === MAJOR) return { ...own, asDeployed: true };
  return installedNode() ?? { ...own, asDeployed: false };
}

/**
 * Returns the Node.js that npm installed. npm has a package with Node's binary for each platform; package.json pins all to
 * one version.
 */
function installedNode(): ActionRuntime | undefined {
  const platform = process.platform === "win32" ? "win" : process.platform;
  let manifest: string;
  try {
    manifest = require.resolve(`node-${platform}-${process.arch}/package.json`);
  } catch {
    return undefined;
  }
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const name = process.platform === "win32" ? "node.exe" : "node";
  const node = path.join(path.dirname(manifest), "bin", name);
  return existsSync(node) ? { node, version, asDeployed: true } : undefined;
}
