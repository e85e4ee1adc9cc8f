import { existsSync } from "node:fs";
import path from "node:path";

/** Returns the repository's folder, even from a bundle in `node_modules/.cache`. */
export function projectRoot(folder = __dirname): string {
  if (existsSync(path.join(folder, "Pulumi.yaml"))) return folder;
  if (path.dirname(folder) === folder) throw new Error("This isn't inside of the repository.");
  return projectRoot(path.dirname(folder));
}
