import { buildSync } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../project-root";
import { userCache } from "../../user-cache";

let file: string | undefined;

/**
 * Returns the path of the sandbox as one file of plain JavaScript: the child process doesn't load TypeScript, and may read
 * this file's folder only. It is kept under the hash of its bytes, so that runs share it and none has to remove it.
 */
export function sandboxFile(): string {
  return (file ??= keep(bundle()));
}

function bundle(): string {
  const built = buildSync({
    entryPoints: [path.join(projectRoot(), "local/auth0/action-runner/sandbox.ts")],
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    write: false,
    logLevel: "silent",
  });
  return built.outputFiles[0]?.text ?? "";
}

function keep(code: string): string {
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 16);
  const folder = path.join(userCache(), "action-sandbox", hash);
  const kept = path.join(folder, "sandbox.js");
  if (existsSync(kept)) return kept;
  mkdirSync(folder, { recursive: true });
  // Renamed into place, because another process may look for it at this moment.
  const fresh = path.join(folder, `${process.pid}.part`);
  writeFileSync(fresh, code);
  renameSync(fresh, kept);
  return kept;
}
