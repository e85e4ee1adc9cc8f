import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { buildEngine } from "./engine/build";
import { dropEngine, engineCache, keepEngine, keptEngine, makeCache } from "./engine/cache";
import { downloadEngine } from "./engine/download";
import { withLock } from "./engine/lock";
import { addStandIns, lacksLanguageHost } from "./engine/stand-ins";
import { rootOnPath } from "./engine/on-path";
import { engineIn, ENGINE_VERSION } from "./engine/version";

export interface EngineOptions {
  /** Called with a line for each attempt, and repeatedly while one takes long. */
  readonly onProgress?: (line: string) => void;
  /** Ends a download or a build, and removes what it left. */
  readonly signal?: AbortSignal;
  /** The folder for engines. Default: in the user's cache directory. */
  readonly cache?: string;
}

/**
 * Finds Pulumi's engine: the `pulumi` on PATH if its version fits, else the one that `npx pulumi` or an earlier run keeps,
 * else Pulumi's own download, else a build from the Go modules, which takes minutes and is kept.
 *
 * @throws one sentence that says what to install if there is none
 */
export async function findEngine(options: EngineOptions = {}): Promise<PulumiCommand> {
  const {
    onProgress = () => undefined,
    cache = engineCache(),
    signal = new AbortController().signal,
  } = options;
  const present = (await onPath()) ?? (await npms()) ?? (await kept(cache));
  if (present) return present;
  await makeCache(cache);
  return withLock(
    keptEngine(cache),
    {
      signal,
      onWait: () => {
        onProgress("waiting for another run that gets the engine");
      },
    },
    async () => {
      const made = await kept(cache);
      if (made) return made;
      await dropEngine(cache);
      await download(cache, signal, onProgress);
      return (await kept(cache)) ?? engineIn(keptEngine(cache));
    },
  );
}

async function onPath(): Promise<PulumiCommand | undefined> {
  const root = rootOnPath();
  return root === undefined ? undefined : engineIn(root).catch(() => undefined);
}

/** Returns the engine that npm's `pulumi` package downloaded, if someone ran `npx pulumi`. */
async function npms(): Promise<PulumiCommand | undefined> {
  const home = process.env["PULUMI_HOME"] ?? path.join(os.homedir(), ".pulumi");
  const root = path.join(home, "versions", ENGINE_VERSION);
  return existsSync(root) ? engineIn(root).catch(() => undefined) : undefined;
}

async function kept(cache: string): Promise<PulumiCommand | undefined> {
  const root = keptEngine(cache);
  const engine = await engineIn(root).catch(() => undefined);
  if (engine && lacksLanguageHost(root)) await addStandIns(root);
  return engine;
}

async function download(
  cache: string,
  signal: AbortSignal,
  onProgress: (line: string) => void,
): Promise<void> {
  onProgress(`downloading Pulumi ${ENGINE_VERSION}`);
  try {
    await keepEngine(cache, (directory) => downloadEngine(directory, signal));
  } catch (error) {
    signal.throwIfAborted();
    await build(cache, signal, onProgress, error as Error);
  }
}

async function build(
  cache: string,
  signal: AbortSignal,
  onProgress: (line: string) => void,
  refused: Error,
): Promise<void> {
  onProgress(
    `${refused.message}; building Pulumi ${ENGINE_VERSION} from its Go modules, once, in about 5 minutes on two cores; that engine lacks the language host for Node and the plugins, for which this project has stand-ins`,
  );
  try {
    await keepEngine(cache, (directory) => buildEngine(directory, signal, onProgress));
  } catch (error) {
    signal.throwIfAborted();
    throw new Error(
      `there is no Pulumi engine: \`pulumi\` ${ENGINE_VERSION} or newer is not on PATH, ${refused.message}, and ${(error as Error).message}; or install \`pulumi\` (https://www.pulumi.com/docs/install)`,
      { cause: error },
    );
  }
}
