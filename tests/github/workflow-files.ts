import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const FOLDER = join(__dirname, "..", "..", ".github");

export interface WorkflowStep {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

export interface WorkflowJob {
  readonly if?: string;
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress"?: boolean };
  readonly "timeout-minutes"?: number;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly WorkflowStep[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, WorkflowJob>>;
}

/** Every job of the workflows, by `file/job`. */
export interface NamedJob {
  readonly name: string;
  readonly file: string;
  readonly workflow: Workflow;
  readonly job: WorkflowJob;
  readonly steps: readonly WorkflowStep[];
}

/** Text of every workflow and of the local action, by file. */
export const texts: ReadonlyMap<string, string> = new Map(
  [
    ...readdirSync(join(FOLDER, "workflows")).map((name) => join("workflows", name)),
    join("actions", "prepare", "action.yml"),
  ].map((name) => [name, readFileSync(join(FOLDER, name), "utf8")]),
);

export const jobs: readonly NamedJob[] = [...texts]
  .filter(([file]) => file.startsWith("workflows"))
  .flatMap(([path, text]) => {
    const workflow = parse(text, { maxAliasCount: -1 }) as Workflow;
    const file = path.replace(/^workflows./, "");
    return Object.entries(workflow.jobs).map(([id, job]) => ({
      name: `${file}/${id}`,
      file,
      workflow,
      job,
      steps: job.steps ?? [],
    }));
  });

/** Permissions that a job has: its own, or its workflow's. */
export const permissionsOf = ({ job, workflow }: NamedJob) =>
  job.permissions ?? workflow.permissions;
/** What a job may write, sorted. */
export const writesOf = (named: NamedJob): string[] =>
  Object.entries(permissionsOf(named) ?? {})
    .filter(([, access]) => access !== "read")
    .map(([scope]) => scope)
    .sort();
/** Commands of a job's steps. */
export const runs = ({ steps }: NamedJob): string[] => steps.flatMap(({ run }) => run ?? []);
