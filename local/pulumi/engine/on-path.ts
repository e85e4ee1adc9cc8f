import { existsSync } from "node:fs";
import path from "node:path";

const EXECUTABLE = process.platform === "win32" ? "pulumi.exe" : "pulumi";

/**
 * Returns the folder of the `pulumi` on PATH, the one that has it in `bin`. npm's `pulumi` in node_modules is none: it
 * downloads an engine when it is first asked for its version, which is left to `downloadEngine`.
 */
export function rootOnPath(searched = process.env["PATH"] ?? ""): string | undefined {
  const folders = searched.split(path.delimiter).filter((folder) => !/node_modules/.test(folder));
  const bin = folders.find(
    (folder) => path.basename(folder) === "bin" && existsSync(path.join(folder, EXECUTABLE)),
  );
  return bin && path.dirname(bin);
}
