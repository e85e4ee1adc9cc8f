const POLL_MS = 200;

/**
 * Calls `end` once when the process that started this one has ended. npm sends SIGTERM to the shell between it and the
 * script, and that shell ends without passing it on, so a script that only waits for the signal would outlive npm.
 */
export function onParentExit(end: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, POLL_MS);
  timer.unref();
}
