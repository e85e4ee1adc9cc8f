import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { buildSync } from "esbuild";
import { ENGINE_VERSION } from "./version";

const HOST = path.join(__dirname, "..", "language-host");
const WINDOWS = process.platform === "win32";

/**
 * Adds to a built engine what Pulumi's own download contains and the Go modules don't: the language host for Node, and the
 * plugin for resources that a program defines itself. Rewrites both if this checkout has other versions.
 */
export async function addStandIns(root: string): Promise<void> {
  const bin = path.join(root, "bin");
  await addLanguageHost(bin);
  // It ends with the engine, even if the engine is killed: its standard input is a pipe from it.
  const dynamic =
    "process.stdin.on('end', () => process.exit()).resume(); require('@pulumi/pulumi/cmd/dynamic-provider')";
  await addCommand(path.join(bin, "pulumi-resource-pulumi-nodejs"), `-e "${dynamic}" -`);
}

/** Returns whether this engine lacks Pulumi's own language host for Node: it has none, or the stand-in. */
export function lacksLanguageHost(root: string): boolean {
  const host = path.join(root, "bin", `pulumi-language-nodejs${WINDOWS ? ".exe" : ""}`);
  return !existsSync(host) || existsSync(path.join(root, "bin", "pulumi-language-nodejs.cjs"));
}

/** Writes the host as one file, so that it doesn't depend on the folder in which the engine starts it. */
async function addLanguageHost(bin: string): Promise<void> {
  const file = path.join(bin, "pulumi-language-nodejs.cjs");
  const stamp = `// ${await sourcesDigest()}\n`;
  const present = await readFile(file, "utf8").catch(() => "");
  if (!present.startsWith(stamp)) await replace(file, stamp + bundle());
  const directory = WINDOWS ? "%~dp0" : '$(dirname "$0")/';
  await addCommand(
    path.join(bin, "pulumi-language-nodejs"),
    `"${directory}${path.basename(file)}"`,
  );
}

function bundle(): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(HOST, "main.ts")],
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

async function sourcesDigest(): Promise<string> {
  const digest = createHash("sha256").update(ENGINE_VERSION);
  for (const name of (await readdir(HOST)).sort()) {
    digest.update(name).update(await readFile(path.join(HOST, name)));
  }
  return digest.digest("hex");
}

/**
 * Writes a command that starts Node.
 * @param call Node's arguments, before those of the engine
 */
async function addCommand(name: string, call: string): Promise<void> {
  const [file, text] = WINDOWS
    ? [`${name}.cmd`, `@node ${call} %*\r\n`]
    : [name, `#!/bin/sh\nexec node ${call} "$@"\n`];
  const present = await readFile(file, "utf8").catch(() => undefined);
  if (present !== text) await replace(file, text, 0o755);
}

/** Replaces a file in one step: another run that starts it meanwhile gets the old or the new one, never a part. */
async function replace(file: string, text: string, mode = 0o644): Promise<void> {
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, text, { mode });
  await rename(fresh, file);
}
