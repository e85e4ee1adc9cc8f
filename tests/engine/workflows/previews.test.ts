import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithAct } from "./act";
import { useWorld, type WorkflowWorld } from "./world";

jest.setTimeout(300_000);

const pullRequest = (repository: string, branch: string) => ({
  action: "opened",
  number: 7,
  repository: { full_name: "acme/mfa", default_branch: "main" },
  pull_request: {
    number: 7,
    state: "open",
    base: { ref: "main" },
    head: { sha: "abc", ref: branch, repo: { full_name: repository } },
    labels: [],
  },
});

/** A name that git accepts for a branch, and that makes a shell, if it gets to read it, write a file. */
const hostile = (file: string): string =>
  ["x';C;'", "$(C)", "`C`", '";C;"'].join("").replaceAll("C", "touch${IFS}" + file);

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
  // Of this runner: other tests may run on this machine.
  "grep -azl STAND_IN_REMOTE=" + process.env.STAND_IN_REMOTE + " /proc/[0-9]*/environ | xargs cat",
  "find $HOME $RUNNER_TEMP -name '*.json' -size -200k -exec cat {} +",
])
  try { console.error(execSync(command + " 2>&1", { encoding: "utf8" })); } catch (error) { console.error(String(error)); }
`;

describeWithAct("previews of pull requests", (act) => {
  const open = useWorld(act);
  let world: WorkflowWorld;
  beforeAll(() => {
    world = open();
  });
  const marker = (): string => join(world.folder, "ran");
  const preview = (repository: string, environment: object) =>
    world.run({
      workflow: "preview.yml",
      event: "pull_request",
      payload: pullRequest(repository, hostile(marker())),
      matrix: { stack: "staging" },
      ...environment,
    });
  const ofBranch = () => preview("acme/mfa", world.environments["staging-preview"]);

  it("show a branch's plan in one comment, which the next run replaces", async () => {
    world.remote.pullRequest(7);
    const first = await ofBranch();
    expect(first.log).toContain("Plan for staging: nothing to change");
    expect(first.code).toBe(0);
    expect(world.gitHub.comments).toHaveLength(1);
    world.remote.pullRequest(7, (checkout) => {
      appendFileSync(join(checkout, "Pulumi.staging.yaml"), "  mfaPolicy: confidence-score\n");
    });
    const second = await ofBranch();
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
    const finished = await ofBranch();
    // It did print what it has: the application that can only read.
    const { AUTH0_CLIENT_SECRET: reader = "none" } =
      world.environments["staging-preview"].secrets ?? {};
    expect(finished.log).toContain(reader);
    expect(world.leaks(finished)).toEqual([]);
  });

  it("show a fork's plan without any secret, in a comment that main's code writes, whatever its branch is called", async () => {
    world.remote.pullRequest(7);
    const comments = world.gitHub.comments.length;
    const fork = await preview("mallory/mfa", {});
    expect(fork.log).toContain("Plan for prod, made on a local tenant");
    expect(fork.code).toBe(0);
    expect(world.gitHub.comments).toHaveLength(comments);

    const head = { sha: "abc", label: `mallory:${hostile(marker())}` };
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
          head_branch: hostile(marker()),
          head_sha: "abc",
          head_repository: { full_name: "mallory/mfa", owner: { login: "mallory" } },
        },
      },
    });
    expect(comment.log).toContain("The comment for offline on pull request 7 was created.");
    expect(comment.code).toBe(0);
    expect(existsSync(marker())).toBe(false);
    expect(world.leaks(comment)).toEqual([]);
  });

  it("fail this test if a step shows a secret, however it is written", async () => {
    world.remote.pullRequest(7, (checkout) => {
      const file = join(checkout, ".github", "workflows", "preview.yml");
      const leak = `      - run: echo "$LEAK" | rev\n        env:\n          LEAK: \${{ secrets.PULUMI_CONFIG_PASSPHRASE }}\n`;
      const text = readFileSync(file, "utf8");
      const at = text.indexOf("      - uses: ./.github/actions/prepare");
      writeFileSync(file, text.slice(0, at) + leak + text.slice(at));
    });
    const finished = await preview("acme/mfa", world.environments.staging);
    expect(world.leaks(finished)).toContain("log has the passphrase (reversed)");
  });
});
