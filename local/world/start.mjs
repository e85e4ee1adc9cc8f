// Starts the tenant from one file with all its modules, which is rebuilt if one of them has changed, and from V8's compiled
// code of the last run. Loading the modules one by one takes three times as long, and tests start many tenants.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import module from "node:module";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
// Inside node_modules, so that the file finds the packages that aren't bundled.
const folder = path.join(root, "node_modules/.cache/local-tenant");

function bundleName() {
  const sources = readdirSync(path.join(root, "local"), { recursive: true })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.join("local", file));
  const hash = createHash("sha256");
  // npm writes the second file whenever it changes a package.
  for (const file of [...sources, "node_modules/.package-lock.json"])
    hash.update(`${file} ${statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs}\n`);
  return `${hash.digest("hex").slice(0, 16)}.cjs`;
}

async function make(bundle) {
  const { build } = await import("esbuild");
  // Moved into place as a whole, because another process may look for it at this moment.
  const fresh = `${bundle}.${process.pid}`;
  await build({
    absWorkingDir: root,
    entryPoints: ["local/world/main.ts"],
    bundle: true,
    platform: "node",
    target: "node20",
    external: ["esbuild"],
    outfile: fresh,
    logLevel: "error",
  });
  renameSync(fresh, bundle);
}

/** Removes bundles that are older than a day: they can be rebuilt quickly. */
function removeOld() {
  for (const file of readdirSync(folder).map((name) => path.join(folder, name)))
    if (Date.now() - statSync(file).mtimeMs > 86_400_000) rmSync(file, { recursive: true });
}

mkdirSync(folder, { recursive: true });
const bundle = path.join(folder, bundleName());
if (!existsSync(bundle)) {
  removeOld();
  await make(bundle);
}
// Node 20 doesn't have this cache, and starts without it.
module.enableCompileCache?.(path.join(folder, "compiled"));
module.createRequire(import.meta.url)(bundle);
