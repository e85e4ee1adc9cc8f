import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { findEngine } from "../../local/pulumi/engine";
import type { LocalStack } from "../../local/pulumi/stack";

/** A log that Pulumi's CLI writes of every command, opened. */
export interface OpenedLog {
  readonly name: string;
  readonly kind: "gzip" | "encrypted";
  readonly text: string;
}

/** Opens the logs of a stack's commands: gzip, or encrypted with the stack's own key, which the CLI itself decrypts. */
export async function openLogs({ directory, env }: LocalStack): Promise<OpenedLog[]> {
  const folder = join(env["PULUMI_HOME"] ?? "", "logs");
  const { command } = await findEngine();
  return Promise.all(
    (await readdir(folder)).map(async (name): Promise<OpenedLog> => {
      const bytes = await readFile(join(folder, name));
      if (bytes.subarray(0, 4).toString() !== "PLOG")
        return { name, kind: "gzip", text: gunzipSync(bytes).toString() };
      const options = { cwd: directory, env: { ...process.env, ...env }, maxBuffer: 2 ** 28 };
      const args = ["logs", "decrypt", join(folder, name)];
      const { stdout } = await promisify(execFile)(command, args, options);
      return { name, kind: "encrypted", text: stdout };
    }),
  );
}
