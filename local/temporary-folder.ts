import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { Socket } from "node:net";
import os from "node:os";
import path from "node:path";

let parent: string | undefined;

/** Makes an empty folder, in the one of `keepTemporaryFoldersTogether` if that was called, else in the system's. */
export function temporaryFolder(prefix: string): Promise<string> {
  return mkdtemp(path.join(parent ?? os.tmpdir(), prefix));
}

/** Removes a folder once the input ends, and again after 5 s, since an engine may still write to it while it ends. */
const WATCH = `
const { rmSync } = require("node:fs");
const remove = () => rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 3 });
process.stdin.resume().on("end", () => { remove(); setTimeout(remove, 5000); });
`;

/**
 * Puts all further temporary folders of this process into one, which is removed when the process ends, however it ends: a
 * process of its own watches a pipe and removes the folder when the pipe closes. A run that ends normally removes its
 * folders before that.
 */
export function keepTemporaryFoldersTogether(prefix: string): void {
  parent = mkdtempSync(path.join(os.tmpdir(), prefix));
  const watcher = spawn(process.execPath, ["-e", WATCH, parent], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.unref();
  // A child's pipe is a socket, which would keep this process alive.
  if (watcher.stdin instanceof Socket) watcher.stdin.unref();
}
