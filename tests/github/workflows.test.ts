import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";

const GITHUB = resolve(__dirname, "..", "..", ".github");
const SCRIPTS = (
  JSON.parse(readFileSync(resolve(GITHUB, "..", "package.json"), "utf8")) as { scripts: object }
).scripts;

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, unknown>;
}
interface Job {
  readonly permissions?: Record<string, string>;
  readonly steps?: Step[];
  readonly uses?: string;
  readonly environment?: string;
  readonly concurrency?: object;
  readonly "timeout-minutes"?: number;
}
interface Workflow {
  readonly on: Record<string, unknown>;
  readonly permissions?: Record<string, string>;
  readonly concurrency?: object;
  readonly jobs: Record<string, Job>;
}

const files = readdirSync(join(GITHUB, "workflows"));
const read = (file: string): Workflow =>
  parse(readFileSync(join(GITHUB, "workflows", file), "utf8"), { merge: true }) as Workflow;

describe.each(files)("%s", (file) => {
  const workflow = read(file);
  const text = readFileSync(join(GITHUB, "workflows", file), "utf8");
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps ?? []);

  it("pins every action of others by commit, with its version", () => {
    const used = [...text.matchAll(/uses: (.+)/g)]
      .map(([, name = ""]) => name)
      .filter((name) => !name.startsWith("./"));
    for (const name of used) expect(name).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("gives nothing by default, and each job the permissions and the time that it needs", () => {
    expect([{}, { contents: "read" }]).toContainEqual(workflow.permissions);
    for (const job of jobs.filter(({ uses }) => uses === undefined))
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });

  it("never runs a fork's code with a secret, and leaves no token in the checkout", () => {
    expect(workflow.on).not.toHaveProperty("pull_request_target");
    for (const { uses, with: inputs } of steps.filter((step) =>
      step.uses?.startsWith("actions/checkout@"),
    )) {
      expect([uses, inputs?.["persist-credentials"]]).toEqual([uses, false]);
    }
  });

  it("puts no text that others write into a command", () => {
    for (const { run = "" } of steps) {
      expect(run).not.toMatch(
        /\$\{\{\s*(inputs|secrets|github\.(head_ref|event\.(workflow_run|pull_request\.(title|body|head))))/,
      );
    }
  });

  it("calls only commands that the project has, and never with the engine's debug log", () => {
    for (const [, script = ""] of text.matchAll(/npm run ([\w:-]+)/g))
      expect(SCRIPTS).toHaveProperty([script]);
    expect(text).not.toMatch(/-v[= ]?9|--logtostderr|PULUMI_DEBUG_COMMANDS/);
  });
});

describe("who may write", () => {
  it("is nobody but the jobs that comment and the one that publishes a release", () => {
    const writers = files.flatMap((file) =>
      Object.entries(read(file).jobs).flatMap(([job, { permissions = {} }]) =>
        Object.entries(permissions)
          .filter(([name, level]) => level === "write" && name !== "id-token")
          .map(([name]) => `${file} ${job} ${name}`),
      ),
    );
    expect(writers).toEqual([
      "preview-comment.yml comment pull-requests",
      "preview.yml preview pull-requests",
      "release.yml publish contents",
    ]);
  });

  it("is no job of a fork: it has no environment, no secret and a token that reads", () => {
    const offline = read("preview.yml").jobs["preview-offline"];
    expect(offline?.permissions).toEqual({ contents: "read" });
    expect(offline?.environment).toBeUndefined();
    expect(JSON.stringify(offline)).not.toContain("secrets.");
  });

  it("waits its turn at the test tenant, in jobs alone, so that a run that does nothing pushes no teardown out", () => {
    const { concurrency, jobs } = read("test-tenant.yml");
    expect(concurrency).toBeUndefined();
    for (const job of Object.values(jobs))
      expect(job.concurrency).toEqual({ group: "test-tenant", "cancel-in-progress": false });
  });

  it("decides with the main branch's code what is torn down", () => {
    const [checkout] = read("test-tenant.yml").jobs["teardown"]?.steps ?? [];
    expect(checkout?.with?.["ref"]).toBe("${{ github.event.repository.default_branch }}");
  });
});
