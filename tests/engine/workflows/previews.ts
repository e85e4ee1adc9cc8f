import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WorkflowWorld } from "./world";

const pullRequest = (head: string, more: object = {}) => ({
  action: "opened",
  number: 7,
  repository: { full_name: "acme/mfa", default_branch: "main" },
  pull_request: {
    number: 7,
    state: "open",
    base: { ref: "main" },
    head: { sha: "abc", ref: "feature", repo: { full_name: head } },
    labels: [],
  },
  ...more,
});

/** What a pull request can do in its own code to print everything that its job can reach. */
const PRINT_EVERYTHING = `
import { execSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
console.error(JSON.stringify(process.env), Buffer.from(JSON.stringify(process.env)).toString("base64"));
for (const file of readdirSync(__dirname + "/..", { recursive: false, encoding: "utf8" }))
  if (file.startsWith("Pulumi.")) console.error(readFileSync(__dirname + "/../" + file, "utf8"));
for (const command of [
  "env",
  "pulumi stack export --stack staging --show-secrets --non-interactive",
  "pulumi config --show-secrets --stack staging --non-interactive",
  "cat /proc/*/environ",
  "find $HOME $RUNNER_TEMP -name '*.json' -size -200k -exec cat {} +",
])
  try { console.error(execSync(command + " 2>&1", { encoding: "utf8" })); } catch (error) { console.error(String(error)); }
`;

/** What pull requests show, and what they can't. */
export function previews(open: () => WorkflowWorld): void {
  let world: WorkflowWorld;
  beforeAll(() => {
    world = open();
  });
  const preview = (head: string) =>
    world.run({
      workflow: "preview.yml",
      event: "pull_request",
      payload: pullRequest(head),
      matrix: { stack: "staging" },
      ...(head === "acme/mfa" ? world.environments["staging-preview"] : {}),
    });

  it("show a branch's plan in one comment, which the next run writes over", async () => {
    world.remote.pullRequest(7);
    const first = await preview("acme/mfa");
    expect(first.log).toContain("Plan for staging: nothing to change");
    expect(first.code).toBe(0);
    expect(world.gitHub.comments).toHaveLength(1);
    world.remote.pullRequest(7, (checkout) => {
      appendFileSync(join(checkout, "Pulumi.staging.yaml"), "  mfaPolicy: confidence-score\n");
    });
    const second = await preview("acme/mfa");
    expect(second.code).toBe(0);
    expect(world.gitHub.comments).toMatchObject([
      { pullRequest: 7, body: expect.stringContaining("confidence-score") as string },
    ]);
    expect(world.leaks(second)).toEqual([]);
  });

  it("give a pull request that prints everything it can reach none of what it doesn't need", async () => {
    world.remote.pullRequest(7, (checkout) => {
      const program = join(checkout, "cli", "preview-everything.ts");
      writeFileSync(program, PRINT_EVERYTHING);
      const main = join(checkout, "cli", "preview", "main.ts");
      writeFileSync(main, `import "../preview-everything";\n${readFileSync(main, "utf8")}`);
    });
    const finished = await preview("acme/mfa");
    // It did print what it has: the application that can only read.
    const { AUTH0_CLIENT_SECRET: reader = "none" } =
      world.environments["staging-preview"].secrets ?? {};
    expect(finished.log).toContain(reader);
    expect(world.leaks(finished)).toEqual([]);
  });

  it("show a fork's plan without any secret, in a comment that main's code writes", async () => {
    world.remote.pullRequest(7);
    const comments = world.gitHub.comments.length;
    const fork = await preview("mallory/mfa");
    expect(fork.log).toContain("Plan for prod, made on a local tenant");
    expect(fork.code).toBe(0);
    expect(world.gitHub.comments).toHaveLength(comments);

    const head = { sha: "abc", label: "mallory:feature" };
    world.gitHub.pullRequests.push({ number: 7, state: "open", head });
    world.remote.main();
    const comment = await world.run({
      workflow: "preview-comment.yml",
      event: "workflow_run",
      payload: {
        repository: { full_name: "acme/mfa", default_branch: "main" },
        workflow_run: {
          event: "pull_request",
          id: 1,
          actor: { login: "mallory" },
          head_branch: "feature",
          head_sha: "abc",
          head_repository: { full_name: "mallory/mfa", owner: { login: "mallory" } },
        },
      },
    });
    expect(comment.log).toContain("The comment for offline on pull request 7 was created.");
    expect(comment.code).toBe(0);
    expect(world.leaks(comment)).toEqual([]);
  });

  it("fail this test where a step shows a secret, however it writes it", async () => {
    world.remote.pullRequest(7, (checkout) => {
      const file = join(checkout, ".github", "workflows", "preview.yml");
      const leak = `      - run: echo "$LEAK" | rev\n        env:\n          LEAK: \${{ secrets.PULUMI_CONFIG_PASSPHRASE }}\n`;
      const text = readFileSync(file, "utf8");
      const at = text.indexOf("      - uses: ./.github/actions/prepare");
      writeFileSync(file, text.slice(0, at) + leak + text.slice(at));
    });
    const finished = await world.run({
      workflow: "preview.yml",
      event: "pull_request",
      payload: pullRequest("acme/mfa"),
      matrix: { stack: "staging" },
      ...world.environments.staging,
    });
    expect(world.leaks(finished)).toContain("log has the passphrase (reversed)");
  });
}
