/**
 * The workflows that have no tenant, run by act on this machine: tests and releases. What they test has runs of its own, so the
 * commands are noted; packing is done.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REPOSITORY, type CommandResult } from "../teams/command";
import { describeWithAct, runWorkflow } from "./act";
import { createRemote } from "./remote";
import { commandsIn, runnerEnvironment } from "./runner";

jest.setTimeout(600_000);

describeWithAct("the workflows without a tenant", (act) => {
  const folder = mkdtempSync(join(tmpdir(), "workflow-checks-"));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const remote = createRemote(folder);
  const runner = runnerEnvironment(folder, remote);

  const run = (
    workflow: string,
    event: string,
    ref = "refs/heads/main",
  ): Promise<CommandResult> => {
    const payload = { ref, repository: { full_name: "acme/mfa", default_branch: "main" } };
    const at = join(folder, workflow);
    return runWorkflow(
      { act, folder: at, checkout: remote.checkout, runner },
      { workflow, event, payload },
    );
  };

  it("test a commit on each Node, one shard of the long tests, and measure", async () => {
    const finished = await run("ci.yml", "push");
    expect(finished).toMatchObject({ code: 0 });
    expect(finished.stdout.match(/7 passed, 0 failed/g)).toHaveLength(2);
    const noted = commandsIn(folder);
    expect(noted).toContain("npm run bench -- --short");
    expect(noted).toContain("npm run check");
    expect(noted).toContainEqual(
      expect.stringMatching(/^npm run test:thorough -- --shard=[1-8]\/8$/),
    );
  });

  it("test every shard at night", async () => {
    expect(await run("nightly.yml", "schedule")).toMatchObject({ code: 0 });
    const shards = commandsIn(folder).filter((command) => command.startsWith("npm run test:all"));
    expect(shards.sort()).toEqual(
      Array.from({ length: 8 }, (_, index) => `npm run test:all -- --shard=${index + 1}/8`),
    );
  });

  it("release the package and the plugin's archives of a tag, with checksums that are right", async () => {
    const { version } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as {
      version: string;
    };
    remote.tag(`v${version}`);
    const finished = await run("release.yml", "push", `refs/tags/v${version}`);
    expect(finished).toMatchObject({ code: 0 });
    const noted = commandsIn(folder);
    expect(noted).toContain("npm run test:unit");
    const release = noted.find((command) => command.startsWith("gh release create")) ?? "";
    expect(release).toContain(`gh release create v${version} --verify-tag`);
    const archives = release.match(/release\/\S+gz/g) ?? [];
    expect(archives).toHaveLength(6);
    const npm = join(folder, "artifacts", archives.find((name) => name.endsWith(".tgz")) ?? "");
    const files = execFileSync("tar", ["-tf", npm], { encoding: "utf8" });
    expect(files).toContain("package/dist/components/index.js");
    expect(files).toContain("package/provider/bin/plugin.js");
  });
});
