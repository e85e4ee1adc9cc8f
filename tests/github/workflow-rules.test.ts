import { jobs, texts, type NamedJob } from "./workflow-files";

/** What a job may write; every other one only reads. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  "drift.yml/drift": ["id-token"],
  "preview.yml/preview": ["id-token", "pull-requests"],
  "preview-comment.yml/comment": ["pull-requests"],
  "release.yml/publish": ["contents"],
  "teardown-forgotten.yml/teardown": ["id-token"],
  "test-tenant.yml/teardown": ["id-token"],
  "test-tenant.yml/up": ["id-token"],
  "up-stack.yml/up": ["id-token"],
  "up.yml/prod": ["id-token"],
  "up.yml/staging": ["id-token"],
};

const permissionsOf = ({ job, workflow }: NamedJob) => job.permissions ?? workflow.permissions;
const writesOf = (named: NamedJob): string[] =>
  Object.entries(permissionsOf(named) ?? {})
    .filter(([, access]) => access !== "read")
    .map(([scope]) => scope)
    .sort();
const runs = ({ steps }: NamedJob): string[] => steps.flatMap(({ run }) => run ?? []);
const isOnPullRequests = ({ workflow }: NamedJob): boolean => "pull_request" in workflow.on;

describe("the workflows", () => {
  it("use actions of others by their commit, with the version next to it", () => {
    for (const [, text] of texts)
      for (const [line] of text.matchAll(/^.*\buses:.*$/gm))
        expect(line).toMatch(/uses: (\.\/\S+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
  });

  it("put no text of an event into a shell", () => {
    for (const named of jobs)
      for (const run of runs(named))
        expect({ in: named.name, run }).toMatchObject({
          run: expect.not.stringContaining("${{") as string,
        });
    expect(texts.get("actions/prepare/action.yml")).not.toMatch(/run:.*\$\{\{/);
  });

  it("never run a pull request's code with what belongs to this repository", () => {
    for (const [, text] of texts) expect(text).not.toContain("pull_request_target");
    for (const { workflow, steps } of jobs)
      if ("workflow_run" in workflow.on)
        for (const { uses, with: input } of steps)
          if (uses?.startsWith("actions/checkout@")) expect(input).not.toHaveProperty("ref");
  });
});

describe.each(jobs.map((named) => [named.name, named] as const))("the job %s", (name, named) => {
  const { job, steps } = named;

  it("may write only what it is known to need", () => {
    expect(permissionsOf(named)).toBeDefined();
    expect(writesOf(named)).toEqual(WRITES[name] ?? []);
  });

  it("keeps no token in the checkout", () => {
    for (const { uses, with: input } of steps)
      if (uses?.startsWith("actions/checkout@"))
        expect(input).toMatchObject({ "persist-credentials": false });
  });

  it("shows its secrets to the steps that need them, not to installers and to actions of others", () => {
    expect(JSON.stringify(job.env ?? {})).not.toMatch(/secrets\.|github\.token/);
    for (const step of steps)
      if (step.run === undefined || /npm (ci|install)/.test(step.run))
        expect(JSON.stringify({ ...step, with: undefined })).not.toContain("secrets.");
  });

  it("leaves a fork without secret, environment and write access", () => {
    if (!isOnPullRequests(named)) return;
    const isClosedToForks = (job.if ?? "").includes(
      "github.event.pull_request.head.repo.full_name == github.repository &&",
    );
    const hasSecrets = JSON.stringify(job).includes("secrets.") || job.environment !== undefined;
    expect(isClosedToForks || (!hasSecrets && writesOf(named).length === 0)).toBe(true);
  });

  it("lets a run that changes a stack end, one at a time", () => {
    const changes = runs(named).some((run) => /pulumi up|npm run teardown/.test(run));
    if (!changes) return;
    expect(job.concurrency?.group).toMatch(/^(stack-\$\{\{ inputs\.stack \}\}|test-tenant)$/);
    expect(job.concurrency).toMatchObject({ "cancel-in-progress": false });
  });

  it("destroys nothing but through the command that asks whether a stack is disposable", () => {
    for (const run of runs(named)) expect(run).not.toMatch(/destroy|stack rm/);
  });

  it("deploys and tears down by hand from the main branch alone", () => {
    if (!("workflow_dispatch" in named.workflow.on) || name === "up.yml/prod") return;
    expect(job.if).toBe("github.ref == 'refs/heads/main'");
  });

  it("ends by itself", () => {
    if (job.uses === undefined) expect(job["timeout-minutes"]).toBeLessThanOrEqual(60);
  });
});

test("production waits for staging", () => {
  expect(jobs.find(({ name }) => name === "up.yml/prod")?.job).toMatchObject({ needs: "staging" });
});
