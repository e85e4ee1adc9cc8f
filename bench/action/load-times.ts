import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Returns the milliseconds that Node takes to load each script for the first time, in a process of its own each time. The
 * scripts take turns, so that a busy moment of the machine affects all of them.
 */
export function loadTimes(codes: readonly string[], runs: number): number[][] {
  const directory = mkdtempSync(path.join(tmpdir(), "action-load-"));
  try {
    const scripts = codes.map((code, index) => {
      const script = path.join(directory, `${index}.cjs`);
      writeFileSync(script, code);
      return script;
    });
    const warmUp = path.join(directory, "empty.cjs");
    writeFileSync(warmUp, "");
    const rounds = Array.from({ length: runs }, () =>
      scripts.map((script) => loadOnce(script, warmUp)),
    );
    return scripts.map((_, index) => rounds.map((round) => round[index] ?? NaN));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Node's own loader is warm in Auth0, so an empty script goes first. */
function loadOnce(script: string, warmUp: string): number {
  const measure = `require(${JSON.stringify(warmUp)}); const start = performance.now(); require(${JSON.stringify(script)}); process.stdout.write(String(performance.now() - start))`;
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    ["--no-deprecation", "-e", measure],
    { encoding: "utf8" },
  );
  if (status !== 0)
    throw new Error(`The script could not be loaded: ${stderr.split("\n")[0] ?? ""}`);
  return Number(stdout);
}
