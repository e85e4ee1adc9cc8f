import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRepository } from "../../../../cli/new-environment/on-github/repository";

describe("the repository at GitHub", () => {
  let folder: string;
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "repository-"));
    git("init", "--quiet");
    git("remote", "add", "origin", "none");
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    "https://github.com/acme/mfa",
    "https://github.com/acme/mfa.git",
    "git@github.com:acme/mfa.git",
    "ssh://git@github.com:22/acme/mfa.git",
  ])("is that of the remote %s", async (remote) => {
    git("remote", "set-url", "origin", remote);
    // The next thing to be missing is the token.
    await expect(openRepository({}, folder, {})).rejects.toThrow("The token for GitHub is missing");
  });

  it.each(["/home/ada/mfa", "../ada/mfa", "file:///home/ada/mfa"])(
    "isn't known with the remote %s, a folder",
    async (remote) => {
      git("remote", "set-url", "origin", remote);
      await expect(openRepository({}, folder, {})).rejects.toThrow(/isn't known.*--repository/);
    },
  );
});
