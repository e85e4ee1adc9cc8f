import { jobs, permissionsOf, runs, writesOf, type NamedJob } from "./workflow-files";

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

const isOnPullRequests = ({ workflow }: NamedJob): boolean => "pull_request" in workflow.on;
/** The environments that every branch may use; all others accept `main` alone. */
const OPEN = /^(\$\{\{ matrix\.stack \}\}-preview|test)$/;
/** Whether a cache that another job wrote could reach a secret, a right to write or a release. */
const isWorthAnAttack = (named: NamedJob): boolean =>
  named.file === "release.yml" ||
  writesOf(named).length > 0 ||
  JSON.stringify(named.job).includes("secrets.");

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

  it("reads no cache and runs no package's script where it can sign in, write or release", () => {
    if (!isWorthAnAttack(named)) return;
    for (const { uses, with: input } of steps)
      if (uses?.startsWith("actions/setup-"))
        expect(input).toMatchObject({ "package-manager-cache": false });
    expect(steps.map(({ uses }) => uses)).not.toContainEqual(
      expect.stringMatching(/^actions\/cache/),
    );
    for (const run of runs(named))
      if (/npm (ci|install)/.test(run)) expect(run).toContain("--ignore-scripts");
  });

  it("uses an environment that is open to every branch only for pull requests and the test tenant", () => {
    const { environment } = job;
    if (environment === undefined) return;
    const isOpen = OPEN.test(environment);
    if (isOnPullRequests(named)) expect({ environment, isOpen }).toMatchObject({ isOpen: true });
    if (environment !== "test" && isOpen)
      expect(JSON.stringify(job)).not.toMatch(/PASSPHRASE|PLIVO_AUTH_TOKEN/);
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

  it("destroys nothing except through the command that checks whether a stack is disposable", () => {
    for (const run of runs(named)) expect(run).not.toMatch(/destroy|stack rm/);
  });

  it("deploys and tears down by hand only from the main branch", () => {
    if (!("workflow_dispatch" in named.workflow.on) || name === "up.yml/prod") return;
    expect(job.if).toBe("github.ref == 'refs/heads/main'");
  });

  it("ends by itself", () => {
    if (job.uses === undefined) expect(job["timeout-minutes"]).toBeLessThanOrEqual(60);
  });
});
