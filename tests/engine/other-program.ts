import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { LOCAL_PLIVO_ACCOUNT } from "../../local/plivo/account";
import { findEngine } from "../../local/pulumi/engine";
import { startLocalPlugins } from "../../local/pulumi/plugins/local-plugins";
import { stackEnvironment } from "../../local/pulumi/stack/environment";
import { ROOT } from "../run-node";
import type { TenantProcess } from "../tenant-process";

/** A program that is not this repository's, in a folder of its own, which the plain CLI runs. */
export interface OtherProgram {
  readonly folder: string;
  readonly pulumi: (...args: string[]) => Promise<string>;
  outputs(): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

/**
 * Copies an example to a new folder and makes a stack of it, for these tenants.
 *
 * @param path more folders of programs
 */
export async function openExample(
  example: string,
  tenants: readonly TenantProcess[],
  path: readonly string[] = [],
): Promise<OtherProgram> {
  const folder = await mkdtemp(join(tmpdir(), "other-program-"));
  await cp(join(ROOT, "examples", example), folder, { recursive: true });
  // The plugin is this checkout's, also from there, and the sender is the local carrier's.
  const project = join(folder, "Pulumi.yaml");
  const text = await readFile(project, "utf8");
  const local = text
    .replace("../../provider", join(ROOT, "provider"))
    .replace(/"\+\d+"/, JSON.stringify(LOCAL_PLIVO_ACCOUNT.number));
  await writeFile(project, local);
  const caFile = join(folder, "authorities.pem");
  const authorities = await Promise.all(tenants.map((each) => readFile(each.caFile, "utf8")));
  await writeFile(caFile, authorities.join("\n"));
  const [engine, plugins] = await Promise.all([findEngine(), startLocalPlugins(caFile)]);
  const passphrase = "of this test";
  const found = stackEnvironment({
    directory: folder,
    plugins: "local",
    caFile,
    passphrase,
    engine,
  });
  const env = {
    ...process.env,
    ...found,
    PATH: [...path, found["PATH"] ?? ""].join(delimiter),
    PULUMI_DEBUG_PROVIDERS: plugins.addresses,
  };
  const pulumi = async (...args: string[]): Promise<string> => {
    const options = ["--non-interactive", "--color", "never"];
    const run = promisify(execFile)(engine.command, [...options, ...args], { cwd: folder, env });
    const { stdout } = await run.catch((error: unknown) => {
      const { stdout: said = "", stderr = "" } = error as { stdout?: string; stderr?: string };
      throw new Error(`pulumi ${args[0] ?? ""} failed: ${said}${stderr}`);
    });
    return stdout;
  };
  await pulumi("stack", "init", "test");
  return {
    folder,
    pulumi,
    outputs: async () =>
      JSON.parse(await pulumi("stack", "output", "--json", "--show-secrets")) as Record<
        string,
        unknown
      >,
    close: async () => {
      await plugins.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
