import { execFile } from "node:child_process";
import { join } from "node:path";
import type { StackTenant } from "../../local/stack";

const ROOT = join(__dirname, "..", "..");

/** What `pulumi up` with this config says, in a process of its own, and the code that it ends with. */
export function upInAProcess(
  tenant: StackTenant,
  config: Readonly<Record<string, string>>,
): Promise<{ code: number; said: string }> {
  const script = ["--import", "tsx", "tests/engine/up-with-config.ts"];
  const args = [...script, JSON.stringify(tenant), JSON.stringify(config)];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr });
    });
  });
}
