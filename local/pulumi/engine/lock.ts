import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lock } from "proper-lockfile";

const POLL_MS = 500;
/** The owner of a lock touches it every few seconds. A lock that wasn't touched for this long has no owner any more. */
const STALE_MS = 20_000;

/** Runs `work` while no other process runs it under the same name. Takes over a lock whose owner has ended. */
export async function withLock<T>(
  name: string,
  options: { readonly signal: AbortSignal; readonly onWait: () => void },
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(path.dirname(name), { recursive: true });
  const release = await acquire(name, options);
  try {
    return await work();
  } finally {
    await release();
  }
}

async function acquire(
  name: string,
  { signal, onWait }: { readonly signal: AbortSignal; readonly onWait: () => void },
): Promise<() => Promise<void>> {
  for (let waited = false; ; waited = true) {
    try {
      return await lock(name, { realpath: false, stale: STALE_MS });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ELOCKED") throw error;
    }
    if (!waited) onWait();
    await sleep(POLL_MS, undefined, { signal });
  }
}
