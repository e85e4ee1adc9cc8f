import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GitHubServer, startGitHub } from "../../cli/github/github-server";
import { runWorkflow, type WorkflowRun } from "./act";
import { deploy, type Deployed } from "./deployed";
import { environmentsOf, secretsOf, type Environments } from "./environments";
import { leaksIn, type Readable } from "./leaks";
import { createRemote, type Remote } from "./remote";
import { artifactsIn, REPOSITORY_NAME, stackRunner } from "./runner";

const SET_UP_MS = 180_000;

/** How a run ended, with all of it that others can read. */
export interface Finished {
  readonly code: number;
  readonly log: string;
  readonly readable: Readable;
}

/** A repository at GitHub with its runner, its environments, and what they deploy to. */
export interface WorkflowWorld extends Pick<Deployed, "tenants" | "stacks" | "open"> {
  /** For files of a test. */
  readonly folder: string;
  readonly remote: Remote;
  readonly gitHub: GitHubServer;
  /** As a job of each has them. act knows one environment a run, so `prod` signs in by its config. */
  readonly environments: Environments;
  /** Commits the stacks' settings as they are now to main, with what `edit` does. */
  mergeSettings(edit?: (checkout: string) => void): void;
  run(asked: WorkflowRun): Promise<Finished>;
  leaks(finished: Finished): string[];
}

/** Opens a world for a file's tests. What was started ends after them, also where the set-up failed or hangs. */
export function useWorld(act: string): () => WorkflowWorld {
  const opened: (() => unknown)[] = [];
  let world: WorkflowWorld | undefined;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "workflows-"));
    opened.push(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    world = await openWorld(act, folder, opened);
  }, SET_UP_MS);
  afterAll(async () => {
    const failures: unknown[] = [];
    for (const end of opened.reverse())
      try {
        await end();
      } catch (error) {
        failures.push(error);
      }
    expect(failures).toEqual([]);
  });
  return () => {
    if (world === undefined) throw new Error("The world is not open yet.");
    return world;
  };
}

/** @param opened gets what ends each thing that was started */
async function openWorld(
  act: string,
  folder: string,
  opened: (() => unknown)[],
): Promise<WorkflowWorld> {
  const gitHub = await startGitHub(REPOSITORY_NAME);
  opened.push(() => {
    gitHub.close();
  });
  const deployed = await deploy(folder, opened);
  const { tenants, stacks } = deployed;
  const remote = createRemote(folder);
  const mergeSettings: WorkflowWorld["mergeSettings"] = (edit) => {
    remote.main((checkout) => {
      for (const file of ["Pulumi.staging.yaml", "Pulumi.prod.yaml"])
        copyFileSync(join(stacks.staging.directory, file), join(checkout, file));
      edit?.(checkout);
    });
  };
  mergeSettings();
  const runner = await stackRunner(folder, { ...deployed, remote, gitHub });
  const ending = new AbortController();
  opened.push(() => {
    ending.abort();
  });
  let runs = 0;
  return {
    ...deployed,
    folder,
    remote,
    gitHub,
    mergeSettings,
    environments: await environmentsOf(tenants, deployed.backend),
    run: async (asked) => {
      const at = join(folder, `run-${(runs += 1)}`);
      const { code, stdout, stderr } = await runWorkflow(
        { act, folder: at, checkout: remote.checkout, runner, signal: ending.signal },
        asked,
      );
      const log = stdout + stderr;
      const comments = gitHub.comments.map(({ body }) => body).join("\n");
      return { code, log, readable: { log, comments, artifacts: artifactsIn(folder) } };
    },
    leaks: ({ readable }) => leaksIn(readable, secretsOf(tenants)),
  };
}
