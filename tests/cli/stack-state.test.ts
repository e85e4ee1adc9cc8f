import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStack } from "../../cli/stack-state";

const PLUGIN = "pulumi:providers:auth0-plivo";

describe("openStack", () => {
  const folder = mkdtempSync(join(tmpdir(), "stack-state-"));
  const before = process.env;

  beforeAll(() => {
    process.env = { ...before, PATH: `${folder}:${before["PATH"] ?? ""}` };
  });
  afterAll(() => {
    process.env = before;
    rmSync(folder, { recursive: true });
  });

  /** A `pulumi` that shows no config, and this export. */
  function stateIs(...resources: object[]): void {
    const state = JSON.stringify({ version: 3, deployment: { resources } });
    pulumiIs(`case "$*" in *export*) echo '${state}';; *) echo '{}';; esac`);
  }

  function pulumiIs(script: string): void {
    writeFileSync(join(folder, "pulumi"), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, "pulumi"), 0o755);
  }

  it("reads a state of this version, an older one, and one that names none", async () => {
    for (const inputs of [{ pluginVersion: "0.1.0" }, { domain: "a.test" }]) {
      stateIs({ type: PLUGIN, urn: "u", custom: true, inputs });
      const stack = await openStack("prod", folder);
      await expect(stack.export()).resolves.toMatchObject({ version: 3 });
    }
  });

  it("refuses a state of a newer version, in one sentence that names what to do", async () => {
    stateIs({ type: PLUGIN, urn: "u", custom: true, inputs: { pluginVersion: "99.1.0" } });
    const stack = await openStack("prod", folder);
    await expect(stack.export()).rejects.toThrow(
      /^prod is left as it is: the stack was deployed by version 99\.1\.0 of this program, which is newer than this one \(\d+\.\d+\.\d+\): check out version 99\.1\.0 or a newer one, then run this again\.$/,
    );
  });

  it("says how to repair a damaged state", async () => {
    pulumiIs(`echo "error: failed to load checkpoint: unexpected end of JSON input" >&2; exit 255`);
    await expect(openStack("prod", folder)).rejects.toThrow(
      /^`pulumi` can't read the state of the stack `prod` \(.*unexpected end of JSON input\): if a run was killed, `npm run recover -- --stack prod` repairs it; otherwise restore the copy next to it, `prod\.json\.bak`\.$/,
    );
  });
});
