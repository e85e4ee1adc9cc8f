import { jobs, runs, texts } from "./workflow-files";

describe("the workflows", () => {
  it("use other people's actions by their commit, with the version next to it", () => {
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

  it("grant no permission by default, or only the one to read the code", () => {
    for (const { workflow } of jobs)
      expect([{}, { contents: "read" }]).toContainEqual(workflow.permissions);
  });

  it("use nobody's name in a condition, since it is the name of whoever pushed last", () => {
    for (const [, text] of texts) expect(text).not.toMatch(/\bactor\b.*(==|!=)/);
  });

  it("write the files of another run outside the checkout, where none of them is run", () => {
    const downloads = jobs.flatMap(({ workflow, steps }) =>
      steps
        .filter(({ uses }) => uses?.startsWith("actions/download-artifact@"))
        .map(({ with: input }) => ({ on: Object.keys(workflow.on), input })),
    );
    expect(downloads).toHaveLength(2);
    for (const { on, input } of downloads)
      if (on.includes("workflow_run")) expect(input?.["path"]).toBe("${{ runner.temp }}/plan");
      else expect(input).not.toHaveProperty("run-id");
  });
});

describe("the action that prepares a job", () => {
  it("reads no cache, which jobs with other packages' scripts write", () => {
    const prepare = texts.get("actions/prepare/action.yml") ?? "";
    expect(prepare).toContain("package-manager-cache: false");
    expect(prepare).not.toMatch(/ cache:|actions\/cache/);
  });

  it("runs no script of a package", () => {
    for (const [install] of (texts.get("actions/prepare/action.yml") ?? "").matchAll(/npm ci.*/g))
      expect(install).toContain("--ignore-scripts");
  });
});

test("production waits for staging, in an environment of its own, where GitHub asks its reviewers", () => {
  const find = (wanted: string) => jobs.find(({ name }) => name === wanted)?.job;
  expect(find("up.yml/prod")).toMatchObject({ needs: "staging", with: { stack: "prod" } });
  expect(find("up-stack.yml/up")?.environment).toBe("${{ inputs.stack }}");
});
