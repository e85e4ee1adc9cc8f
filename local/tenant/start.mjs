// Starts the tenant from one file that has all its modules: Node loads that in a third of the time that they take one by
// one. It is made when it is missing or of another checkout, and when a module has changed since.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
// Inside of node_modules, so that the file finds the packages that stay outside of it.
const folder = path.join(root, "node_modules", ".cache", "local-tenant");
const bundle = path.join(folder, "tenant.cjs");
const list = path.join(folder, "modules.json");

const changedAt = (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs;

function isFresh() {
  try {
    const made = JSON.parse(readFileSync(list, "utf8"));
    const modules = Object.entries(made.modules);
    return made.root === root && modules.every(([file, mtime]) => changedAt(file) === mtime);
  } catch {
    return false; // Not made yet.
  }
}

// Another process may start the tenant at this moment.
function keep(file, content) {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, content);
  renameSync(fresh, file);
}

/** A bundled module's folder is where its source is. */
const sourceFolders = {
  name: "source-folders",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]local[\\/].*\.ts$/ }, ({ path: file }) => ({
      contents: readFileSync(file, "utf8").replaceAll(
        "__dirname",
        JSON.stringify(path.dirname(file)),
      ),
      loader: "ts",
    }));
  },
};

async function make() {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["local/tenant/main.ts"],
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minifyWhitespace: true,
    external: ["esbuild"],
    plugins: [sourceFolders],
    metafile: true,
    write: false,
    logLevel: "error",
  });
  const modules = Object.keys(metafile.inputs).map((file) => [file, changedAt(file)]);
  mkdirSync(folder, { recursive: true });
  keep(bundle, outputFiles[0].text);
  keep(list, JSON.stringify({ root, modules: Object.fromEntries(modules) }));
}

if (!isFresh()) await make();
createRequire(import.meta.url)(bundle);
