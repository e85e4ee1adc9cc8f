import { build } from "esbuild";
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { GitHubServer } from "../../cli/github/github-server";
import type { TenantProcess } from "../../tenant-process";
import { REPOSITORY } from "../teams/command";
import type { Remote } from "./remote";

export const REPOSITORY_NAME = "acme/mfa";

/** What a runner has before a workflow adds to it: programs, and the stand-ins for what is not on this machine. */
export function runnerEnvironment(
  folder: string,
  remote: Remote,
  ...programs: string[]
): Record<string, string> {
  const path = [
    join(__dirname, "bin"),
    ...programs,
    // Not all of node_modules/.bin, whose `pulumi` would download an engine.
    dirname(realpathSync(join(REPOSITORY, "node_modules", ".bin", "node"))),
  ];
  return {
    PATH: [...path, process.env["PATH"] ?? ""].join(delimiter),
    GITHUB_REPOSITORY: REPOSITORY_NAME,
    STAND_IN_REMOTE: remote.folder,
    STAND_IN_ARTIFACTS: join(folder, "artifacts"),
    STAND_IN_COMMANDS: join(folder, "commands"),
    STAND_IN_MODULES: join(REPOSITORY, "node_modules"),
    STAND_IN_NPM: programOnPath("npm"),
  };
}

/** What jobs with a stack find besides: the engine's settings, its plugins, the tenants' certificates and GitHub's API. */
export async function stackRunner(
  folder: string,
  { remote, gitHub, caFile, engine }: RunnerOptions,
): Promise<Record<string, string>> {
  const analyzer = join(REPOSITORY, "tests", "engine", "teams", "analyzer");
  return {
    ...runnerEnvironment(folder, remote, analyzer, engine),
    PULUMI_HOME: join(folder, "pulumi-home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    NODE_EXTRA_CA_CERTS: caFile,
    GITHUB_API_URL: gitHub.url,
    STAND_IN_PLUGINS: await bundlePlugins(folder),
  };
}

interface RunnerOptions {
  readonly remote: Remote;
  readonly gitHub: GitHubServer;
  readonly caFile: string;
  /** Folder of the engine. */
  readonly engine: string;
}

/** Makes one file of the plugins, since the engine starts them for every operation: module by module they take six times as long. */
async function bundlePlugins(folder: string): Promise<string> {
  const outfile = join(folder, "plugins.cjs");
  const entryPoints = [join(__dirname, "plugin.ts")];
  await build({ entryPoints, outfile, bundle: true, platform: "node", external: ["esbuild"] });
  return outfile;
}

function programOnPath(name: string): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find(existsSync) ?? name;
}

/** Writes one file with the certificate authorities of all tenants: a runner trusts each. */
export function trustAll(folder: string, tenants: readonly TenantProcess[]): string {
  const file = join(folder, "tenants.pem");
  writeFileSync(file, tenants.map(({ caFile }) => readFileSync(caFile, "utf8")).join("\n"));
  return file;
}

/** Commands that the stand-ins noted. */
export function commandsIn(folder: string): string[] {
  const file = join(folder, "commands");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
}

/** Text of all artifacts. */
export function artifactsIn(folder: string): string {
  const artifacts = join(folder, "artifacts");
  if (!existsSync(artifacts)) return "";
  return readdirSync(artifacts, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}
