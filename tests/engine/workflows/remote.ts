import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { REPOSITORY } from "../teams/command";

/** A git remote on this machine, with this repository's working tree on `main`. */
export interface Remote {
  /** Folder of the bare repository. */
  readonly folder: string;
  /** A working copy. */
  readonly checkout: string;
  /** Checks out a new branch of `main`, commits what `edit` does to it, and makes it the merge of a pull request. */
  pullRequest(number: number, edit?: (checkout: string) => void): void;
  /** Checks out `main`, after committing what `edit` does to it. */
  main(edit?: (checkout: string) => void): void;
  /** Tags `main`. */
  tag(name: string): void;
}

export function createRemote(parent: string): Remote {
  const [folder, checkout] = [join(parent, "remote.git"), join(parent, "checkout")];
  const git = (...args: string[]): void => {
    const who = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
    execFileSync("git", [...who, ...args], {
      cwd: checkout,
      stdio: ["ignore", "ignore", "inherit"],
    });
  };
  const commit = (edit?: (checkout: string) => void): void => {
    edit?.(checkout);
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", "a change");
  };
  mkdirSync(checkout, { recursive: true });
  execFileSync("git", ["init", "--quiet", "--bare", folder]);
  git("init", "--quiet", "--initial-branch", "main");
  git("remote", "add", "origin", folder);
  commit(copyWorkingTree);
  git("push", "--quiet", "origin", "main");
  return {
    folder,
    checkout,
    pullRequest: (number, edit) => {
      git("checkout", "--quiet", "-B", `feature-${number}`, "main");
      commit(edit);
      git("push", "--quiet", "--force", "origin", `HEAD:refs/pull/${number}/merge`);
    },
    main: (edit) => {
      git("checkout", "--quiet", "main");
      if (edit === undefined) return;
      commit(edit);
      git("push", "--quiet", "origin", "main");
    },
    tag: (name) => {
      git("push", "--quiet", "origin", `main:refs/tags/${name}`);
    },
  };
}

function copyWorkingTree(checkout: string): void {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  const files = execFileSync("git", list, { cwd: REPOSITORY, encoding: "utf8" }).trim().split("\n");
  for (const file of files) {
    mkdirSync(dirname(join(checkout, file)), { recursive: true });
    cpSync(join(REPOSITORY, file), join(checkout, file), { force: true });
  }
}
