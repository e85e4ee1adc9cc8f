// Loaded before a command that a worker starts, as the leader of a process group. Its standard input is a pipe from the
// worker, which closes when the worker ends, however it ends. The engine in the group then stops as after Ctrl+C, which
// saves the state and releases the lock. What hasn't ended after that is killed.
const GRACE_MS = Number(process.env.FLEET_GRACE_MS ?? 20_000);

const signalGroup = (signal) => {
  try {
    process.kill(-process.pid, signal);
  } catch {
    process.exit(1);
  }
};
process.on("SIGINT", () => undefined);
process.stdin
  .on("end", () => {
    signalGroup("SIGINT");
    setTimeout(() => signalGroup("SIGKILL"), GRACE_MS).unref();
  })
  .resume()
  .unref();
