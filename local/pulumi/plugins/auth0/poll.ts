const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
const TIMEOUT_MS = 6 * 60_000;

/**
 * Calls `done` at once, then after 0.5, 1, 2, 4, 8 and every 10 s, for 6 minutes, as the official plugin does.
 *
 * @throws if `done` throws, or after 6 minutes
 */
export async function pollUntil(what: string, done: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    if (await done()) return;
    if (Date.now() + wait > deadline) throw new Error(`waited 6 minutes for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
