import { buildSync } from "esbuild";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

let file: string | undefined;

/**
 * The sandbox as one file of plain JavaScript, made once in this process: a child knows no TypeScript, and may read
 * this file's folder and no other.
 */
export function sandboxFile(): string {
  if (file !== undefined) return file;
  const built = buildSync({
    entryPoints: [path.join(__dirname, "sandbox.ts")],
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    write: false,
    logLevel: "silent",
  });
  const folder = mkdtempSync(path.join(tmpdir(), "auth0-action-"));
  file = path.join(folder, "sandbox.js");
  writeFileSync(file, built.outputFiles[0]?.text ?? "");
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return file;
}
