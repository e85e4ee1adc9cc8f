import path from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation";

/** The engine that this project is tested with: the version of the Node SDK in package.json. */
export const ENGINE_VERSION = "3.259.0";

/**
 * Finds the engine at bin/pulumi in `root`.
 *
 * @throws if there is none, it doesn't run, or it is older than ENGINE_VERSION or of another major version
 */
export async function engineIn(root: string): Promise<PulumiCommand> {
  const engine = await PulumiCommand.get({ root: path.resolve(root) });
  if (engine.version !== null && engine.version.compare(ENGINE_VERSION) >= 0) return engine;
  throw new Error(`${engine.command} is older than ${ENGINE_VERSION}`);
}
