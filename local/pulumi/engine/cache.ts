import { access, constants, mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { isRunning } from "./running";
import { ENGINE_VERSION } from "./version";

export { userCache as engineCache } from "../../user-cache";

/**
 * Makes the folder for engines.
 *
 * @throws one sentence if it can't be written, as in a read-only home
 */
export async function makeCache(cache: string): Promise<void> {
  try {
    await mkdir(cache, { recursive: true });
    await access(cache, constants.W_OK);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new Error(
      `Pulumi's engine can't be kept in ${cache} (${code}): set XDG_CACHE_HOME to a folder that can be written, or install \`pulumi\` ${ENGINE_VERSION} (https://www.pulumi.com/docs/install/).`,
      { cause: error },
    );
  }
}

/** Returns the kept engine's folder, which has the CLI at bin/pulumi. It is either complete or absent. */
export function keptEngine(cache: string): string {
  return path.join(cache, `engine-v${ENGINE_VERSION}`);
}

/**
 * Lets `make` fill a folder next to the kept engine, and moves it into place in one step. Removes what an interrupted run
 * left. If another run was faster, its engine stays.
 */
export async function keepEngine(
  cache: string,
  make: (directory: string) => Promise<void>,
): Promise<void> {
  const kept = keptEngine(cache);
  const partial = `${kept}.partial-${process.pid}`;
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  try {
    await mkdir(partial);
    await make(partial);
    await rename(partial, kept).catch((error: unknown) => {
      if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? ""))
        throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Removes a kept engine that doesn't run, to make room for a new one. */
export async function dropEngine(cache: string): Promise<void> {
  await rm(keptEngine(cache), { recursive: true, force: true });
}

async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(path.join(cache, name), { recursive: true, force: true });
  }
}
