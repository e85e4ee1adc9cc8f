import { existsSync } from "node:fs";
import path from "node:path";

const EXECUTABLE = process.platform === "win32" ? "pulumi.exe" : "pulumi";

/**
 * Returns the folder that has the `pulumi` on PATH in its `bin`. Ignores npm's `pulumi` in node_modules, which downloads an
 * engine as soon as it is asked for its version; `downloadEngine` does that instead.
 */
export function rootOnPath(searched = process.env["PATH"] ?? ""): string | undefined {
  const folders = searched.split(path.delimiter).filter((folder) => !/node_modules/.test(folder));
  const bin = folders.find(
    (folder) => path.basename(folder) === "bin" && existsSync(path.join(folder, EXECUTABLE)),
  );
  return bin && path.dirname(bin);
}
