// Checks the workflows with actionlint, built once from its Go module. Where Go is missing it says so and passes.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const inherit = { cwd: root, stdio: ["ignore", "inherit", "inherit"] };

if (spawnSync("go", ["version"]).status !== 0) {
  console.log("actionlint was skipped, since Go is not installed; the CI workflow runs it.");
} else {
  const build = spawnSync("go", ["-C", ".github/actionlint", "tool", "-n", "actionlint"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lint = build.status === 0 ? spawnSync(build.stdout.trim(), [], inherit) : build;
  if (lint.status === 0) console.log("actionlint: the workflows are right.");
  process.exitCode = lint.status ?? 1;
}
