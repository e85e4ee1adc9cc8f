// Starts the tenant from one file that has all its modules, and from what V8 compiled of it the last time: Node loads that in
// a third of the time that they take one by one. The file is made when it is missing or of another checkout, and when a
// module has changed since.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import Module from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const root = fileURLToPath(new URL("../..", import.meta.url));
// Inside of node_modules, so that the file finds the packages that stay outside of it.
const folder = path.join(root, "node_modules", ".cache", "local-tenant");
const record = path.join(folder, "made.json");

/** npm writes it whenever it changes a package. */
const PACKAGES = "node_modules/.package-lock.json";
/** Milliseconds. */
const HOUR = 3_600_000;

const changedAt = (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs;

/** What was made before, where it still holds. */
function findMade() {
  try {
    const made = JSON.parse(readFileSync(record, "utf8"));
    const isFresh = Object.entries(made.modules).every(
      ([file, mtime]) => changedAt(file) === mtime,
    );
    return made.root === root && isFresh && existsSync(made.bundle) ? made : undefined;
  } catch {
    return undefined; // Not made yet.
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

/** What earlier modules made, unless a process may still be about to read it. */
function removeOld() {
  for (const file of readdirSync(folder).map((name) => path.join(folder, name))) {
    if (Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > HOUR) {
      rmSync(file, { force: true });
    }
  }
}

async function make() {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["local/auth0/main.ts"],
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
  const code = outputFiles[0].text;
  // Named by its content: V8 tells what it compiled of one file from another's by the length alone.
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 16);
  const bundle = path.join(folder, `${hash}.cjs`);
  const own = Object.keys(metafile.inputs).filter((file) => !file.startsWith("node_modules/"));
  const modules = [...own, PACKAGES].map((file) => [file, changedAt(file)]);
  mkdirSync(folder, { recursive: true });
  removeOld();
  keep(bundle, code);
  const made = { root, bundle, modules: Object.fromEntries(modules) };
  keep(record, JSON.stringify(made));
  return made;
}

/** V8 takes what it compiled only from the same version of itself. */
function run(bundle) {
  const compiled = `${bundle}.v8`;
  const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
  const script = new vm.Script(Module.wrap(readFileSync(bundle, "utf8")), {
    filename: bundle,
    cachedData,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  const start = script.runInThisContext();
  start.call(module.exports, module.exports, Module.createRequire(bundle), module, bundle, folder);
  if (!cachedData || script.cachedDataRejected) keep(compiled, script.createCachedData());
}

const { bundle } = findMade() ?? (await make());
run(bundle);
