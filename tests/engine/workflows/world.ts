import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  copyFileSync,
  existsSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { findEngine } from "../../../local/pulumi/engine";
import { openLocalStack, type LocalStack } from "../../../local/pulumi/stack";
import { type GitHubServer, startGitHub } from "../../cli/github/github-server";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";
import { REPOSITORY } from "../teams/command";
import { readOnlyApplication } from "../teams/read-only-application";
import { runWorkflow, type WorkflowRun } from "./act";
import { leaksIn, type Readable } from "./leaks";
import { createRemote, type Remote } from "./remote";

const REPOSITORY_NAME = "acme/mfa";
const CONFIG = { plivoAuthId: "MA00000000000000000A", plivoSender: "+15554443232" };

/** How a run ended, with all of it that others can read. */
export interface Finished {
  readonly code: number;
  readonly log: string;
  readonly readable: Readable;
}

/** A repository at GitHub with its runner, one deployed stack `staging`, and the tenant that it is on. */
export interface WorkflowWorld {
  readonly remote: Remote;
  readonly gitHub: GitHubServer;
  readonly tenant: TenantProcess;
  readonly stack: LocalStack;
  /** Every secret of the environments, by where it is. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Secrets and variables of the environments, as a job of each has them. */
  readonly environments: Readonly<
    Record<"staging" | "staging-preview", Pick<WorkflowRun, "secrets" | "variables">>
  >;
  run(asked: WorkflowRun): Promise<Finished>;
  leaks(finished: Finished): string[];
  close(): Promise<void>;
}

export async function createWorld(act: string): Promise<WorkflowWorld> {
  const folder = mkdtempSync(join(tmpdir(), "workflows-"));
  const engine = await findEngine();
  const [tenant, gitHub] = await Promise.all([startTenantProcess(), startGitHub(REPOSITORY_NAME)]);
  const keep = { directory: join(folder, "state"), passphrase: "the-passphrase-of-staging" };
  mkdirSync(keep.directory);
  const secrets = { plivoAuthToken: "the-plivo-token-of-staging" };
  const stack = await openLocalStack({
    name: "staging",
    engine,
    tenant,
    config: CONFIG,
    secrets,
    keep,
  });
  await stack.up();
  // In the workflows the environment signs in.
  await stack.removeConfig("auth0:clientId", "auth0:clientSecret");
  const remote = createRemote(folder);
  remote.main((checkout) => {
    copyFileSync(
      join(keep.directory, "Pulumi.staging.yaml"),
      join(checkout, "Pulumi.staging.yaml"),
    );
  });
  const reader = await readOnlyApplication(tenant);
  const backend = { PULUMI_BACKEND_URL: stack.env["PULUMI_BACKEND_URL"] ?? "" };
  const environments = {
    staging: {
      variables: { ...backend, AUTH0_CLIENT_ID: tenant.clientId },
      secrets: {
        AUTH0_CLIENT_SECRET: tenant.clientSecret,
        PULUMI_CONFIG_PASSPHRASE: keep.passphrase,
      },
    },
    "staging-preview": {
      variables: { ...backend, AUTH0_CLIENT_ID: reader.AUTH0_CLIENT_ID },
      secrets: { AUTH0_CLIENT_SECRET: reader.AUTH0_CLIENT_SECRET },
    },
  };
  const runner = runnerEnvironment(folder, remote, gitHub, tenant, dirname(engine.command));
  let runs = 0;
  return {
    remote,
    gitHub,
    tenant,
    stack,
    environments,
    secrets: {
      "the Plivo token": secrets.plivoAuthToken,
      "the passphrase": keep.passphrase,
      "the secret of the application that writes": tenant.clientSecret,
    },
    run: async (asked) => {
      const at = join(folder, `run-${(runs += 1)}`);
      const { code, stdout, stderr } = await runWorkflow(act, at, remote.checkout, runner, asked);
      const log = stdout + stderr;
      const comments = gitHub.comments.map(({ body }) => body).join("\n");
      return { code, log, readable: { log, comments, artifacts: artifactsIn(folder) } };
    },
    leaks: ({ readable }) =>
      leaksIn(readable, {
        "the Plivo token": secrets.plivoAuthToken,
        "the passphrase": keep.passphrase,
        "the secret of the application that writes": tenant.clientSecret,
      }),
    close: async () => {
      await stack.close();
      await tenant.stop();
      gitHub.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a runner has before a workflow adds to it: programs, and the stand-ins for what is not on this machine. */
function runnerEnvironment(
  folder: string,
  remote: Remote,
  gitHub: GitHubServer,
  tenant: TenantProcess,
  engine: string,
): NodeJS.ProcessEnv {
  const programs = [
    join(__dirname, "bin"),
    join(REPOSITORY, "tests", "engine", "teams", "analyzer"),
    engine,
    // Not all of node_modules/.bin, whose `pulumi` would download an engine.
    dirname(realpathSync(join(REPOSITORY, "node_modules", ".bin", "node"))),
  ];
  return {
    PATH: [...programs, process.env["PATH"] ?? ""].join(delimiter),
    PULUMI_HOME: join(folder, "pulumi-home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    NODE_EXTRA_CA_CERTS: tenant.caFile,
    GITHUB_API_URL: gitHub.url,
    GITHUB_REPOSITORY: REPOSITORY_NAME,
    STAND_IN_REMOTE: remote.folder,
    STAND_IN_ARTIFACTS: join(folder, "artifacts"),
    STAND_IN_INSTALLS: join(folder, "installs"),
    STAND_IN_MODULES: join(REPOSITORY, "node_modules"),
    STAND_IN_NPM: programOnPath("npm"),
  };
}

function programOnPath(name: string): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find(existsSync) ?? name;
}

function artifactsIn(folder: string): string {
  const artifacts = join(folder, "artifacts");
  if (!existsSync(artifacts)) return "";
  return readdirSync(artifacts, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}
