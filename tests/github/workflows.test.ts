import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../run-node";
import { jobs, texts } from "./workflow-files";

const SCRIPTS = (
  JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: object }
).scripts;

it.each([...texts])(
  "%s calls only commands that the project has, and never with the engine's debug log",
  (_, text) => {
    for (const [, script = ""] of text.matchAll(/npm run (?:--\S+ )?([\w:-]+)/g))
      expect(SCRIPTS).toHaveProperty([script]);
    expect(text).not.toMatch(/-v[= ]?9|--logtostderr|PULUMI_DEBUG_COMMANDS/);
  },
);

describe("the test tenant", () => {
  const ofPullRequests = jobs.filter(({ file }) => file === "test-tenant.yml");

  it("is reserved by each job and not by the workflow, so that a run without a job cancels no waiting teardown", () => {
    for (const { workflow, job } of ofPullRequests) {
      expect(workflow).not.toHaveProperty("concurrency");
      expect(job.concurrency).toEqual({ group: "test-tenant", "cancel-in-progress": false });
    }
  });

  it("is torn down by the main branch's code", () => {
    const [checkout] = ofPullRequests.find(({ name }) => name.endsWith("/teardown"))?.steps ?? [];
    expect(checkout?.with?.["ref"]).toBe("${{ github.event.repository.default_branch }}");
  });
});

it("has a test that runs each workflow, or one that calls it", () => {
  const folder = join(ROOT, "tests", "engine", "workflows");
  const tests = readdirSync(folder).filter((file) => file.endsWith(".test.ts"));
  const asked = tests.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  const called = jobs.map(({ job }) => job.uses);
  for (const { file } of jobs)
    if (!called.includes(`./.github/workflows/${file}`)) expect(asked).toContain(`"${file}"`);
});
