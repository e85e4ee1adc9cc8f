import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const ROOT = join(__dirname, "../..");

it("docs/reference.md is what `npm run reference` writes", async () => {
  const script = join(ROOT, "docs/generate/reference.ts");
  // A process of its own: Jest can't load the ES modules of prettier.
  await promisify(execFile)(process.execPath, ["--import", "tsx", script, "--check"], {
    cwd: ROOT,
  });
});
