import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { downloadEngine } from "./download";
import { ENGINE_VERSION } from "./version";

const WITHIN_MS = 10 * 60_000;

/**
 * Provides Pulumi's CLI of this project's version for a workflow: prints the folder to add to PATH, or nothing if PATH has
 * that version already. The download is checked before anything of it runs.
 */
async function main(folder: string): Promise<void> {
  if (versionOnPath() === ENGINE_VERSION) return;
  await mkdir(folder, { recursive: true });
  await downloadEngine(folder, AbortSignal.timeout(WITHIN_MS));
  console.log(path.join(folder, "bin"));
}

function versionOnPath(): string | undefined {
  try {
    const stdio: ["ignore", "pipe", "ignore"] = ["ignore", "pipe", "ignore"];
    return execFileSync("pulumi", ["version"], { encoding: "utf8", stdio })
      .trim()
      .replace(/^v/, "");
  } catch {
    return undefined;
  }
}

main(path.resolve(process.argv[2] ?? "pulumi")).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
