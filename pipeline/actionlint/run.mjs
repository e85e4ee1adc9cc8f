// Checks the workflows with actionlint, built once from its Go module. Where Go is missing it says so and passes.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const go = (...args) =>
  spawnSync("go", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "inherit", "inherit"] });

if (spawnSync("go", ["version"]).status !== 0) {
  console.log("actionlint was skipped, since Go is not installed; the CI workflow runs it.");
} else {
  const { status } = go("tool", "-modfile=pipeline/actionlint/go.mod", "actionlint");
  if (status === 0) console.log("actionlint: the workflows are right.");
  process.exitCode = status ?? 1;
}
