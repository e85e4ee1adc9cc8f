import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** Returns which packages of these sections of package.json are installed neither here nor in a folder above. */
export function missingPackages(...sections) {
  const isInstalled = (name) =>
    require.resolve.paths(name).some((folder) => existsSync(join(folder, name, "package.json")));
  return sections
    .flatMap((section) => Object.keys(manifest[section] ?? {}))
    .filter((name) => !isInstalled(name));
}
