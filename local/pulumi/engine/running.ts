/** Returns whether a process with this id runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user exists, but may not be signaled.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
