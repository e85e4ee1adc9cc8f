import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { LOCAL_ACCOUNT } from "../../local-account";
import { describeWithAct } from "./act";
import { useWorld, type Finished, type WorkflowWorld } from "./world";

jest.setTimeout(300_000);

const event = (action: string, number: number, more: object = {}) => ({
  action,
  number,
  repository: { full_name: "acme/mfa", default_branch: "main" },
  label: { name: "test-tenant" },
  pull_request: {
    number,
    state: action === "closed" ? "closed" : "open",
    base: { ref: "main" },
    head: { sha: "abc", ref: "feature", repo: { full_name: "acme/mfa" } },
    labels: [{ name: "test-tenant" }],
    ...more,
  },
});

/** The test tenant: deployed by a label, torn down by its removal, by closing, or at night. */
describeWithAct("the test tenant", (act) => {
  const open = useWorld(act);
  let world: WorkflowWorld;
  beforeAll(() => {
    world = open();
  });
  const onPullRequest = (payload: object): Promise<Finished> =>
    world.run({
      workflow: "test-tenant.yml",
      event: "pull_request",
      payload,
      ...world.environments.test,
    });
  const user = async (stack: string): Promise<unknown> =>
    (await world.tenants.test.api("GET", `/users?q=email%3A${stack}%40example.com`)).body;

  it("stays alone for a fork, whatever label its pull request has", async () => {
    world.remote.pullRequest(17);
    const fork = { head: { sha: "abc", ref: "feature", repo: { full_name: "mallory/mfa" } } };
    const finished = await onPullRequest(event("labeled", 17, fork));
    expect(finished.code).toBe(0);
    expect(finished.log).not.toContain("test-stack");
  });

  it("has what a labeled pull request declares, which doctor checks", async () => {
    world.remote.pullRequest(17);
    const finished = await onPullRequest(event("labeled", 17));
    expect(finished.log).toContain("The stack pr-17 is ready");
    expect(finished).toMatchObject({ code: 0 });
    expect(finished.log).toMatch(/No check found a fault|now receives a code/);
    expect(await user("pr-17")).toHaveLength(1);
    expect(world.leaks(finished)).toEqual([]);
  });

  it("is torn down at night if the closing of its pull request was missed", async () => {
    const head = { sha: "abc", label: "acme:feature" };
    world.gitHub.pullRequests.push({ number: 17, state: "closed", head });
    world.remote.main();
    const finished = await world.run({
      workflow: "teardown-forgotten.yml",
      event: "schedule",
      payload: { ref: "refs/heads/main", repository: { full_name: "acme/mfa" } },
      ...world.environments.test,
    });
    expect(finished.log).toContain("pr-17: torn down");
    expect(finished.log).not.toMatch(/(staging|prod): /);
    expect(finished.code).toBe(0);
    expect(await user("pr-17")).toEqual([]);
    expect(world.leaks(finished)).toEqual([]);
  });

  it.each([
    ["closes", "closed", 19],
    ["loses its label", "unlabeled", 20],
  ])(
    "is torn down by main's code when the pull request %s, whatever its own code says",
    async (_, action, number) => {
      const program = join(__dirname, "..", "teams", "empty-program.ts");
      const { plivoAuthId, plivoSender } = LOCAL_ACCOUNT.config;
      const config = { plivoAuthId, plivoSender, disposable: "true" };
      const stack = await world.open(`pr-${number}`, config, program);
      await stack.up();
      world.remote.pullRequest(number, (checkout) => {
        writeFileSync(join(checkout, "cli", "teardown", "main.ts"), 'throw new Error("not main");');
      });
      const other = { ...event("unlabeled", number), label: { name: "other" } };
      expect((await onPullRequest(other)).log).not.toContain("teardown");
      const finished = await onPullRequest(event(action, number));
      expect(finished.log).toContain(`pr-${number}: torn down`);
      expect(finished.code).toBe(0);
      expect(world.leaks(finished)).toEqual([]);
    },
  );
});
