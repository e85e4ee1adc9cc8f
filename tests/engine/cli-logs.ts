import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { findEngine } from "../../local/pulumi/engine";
import type { LocalStack } from "../../local/pulumi/stack";
import { STACK } from "../stack-on-tenant";

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

/** Runs `pulumi up -v=9`, and returns what it printed and the log that it wrote into the temporary folder. */
export async function upWithDebugLog({ directory, env }: LocalStack) {
  const folder = await mkdtemp(join(tmpdir(), "debug-log-"));
  try {
    const { command } = await findEngine();
    const args = ["up", "--yes", "--skip-preview", "--stack", STACK, "-v=9"];
    const options = { cwd: directory, env: { ...process.env, ...env, TMPDIR: folder } };
    const { stdout, stderr } = await promisify(execFile)(command, args, options);
    const logs = (await readdir(folder)).filter((name) => /^pulumi\..*\.log\./.test(name));
    const texts = await Promise.all(logs.map((name) => readFile(join(folder, name), "utf8")));
    return { text: texts.join("\n"), output: stdout + stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
