import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import auth0 from "@pulumi/auth0/package.json";
import random from "@pulumi/random/package.json";
import { selectPlugins } from "../../../../local/pulumi/plugins/selection";
import { AUTH0_VERSION, RANDOM_VERSION } from "../../../../local/pulumi/plugins/versions";

describe("selectPlugins", () => {
  let home: string;
  beforeEach(() => (home = mkdtempSync(join(tmpdir(), "pulumi-home-"))));
  afterEach(() => {
    rmSync(home, { recursive: true });
  });
  const install = (...names: string[]): void => {
    for (const name of names) mkdirSync(join(home, "plugins", name), { recursive: true });
  };

  it("selects the local ones if an official one is missing", () => {
    install("resource-auth0-v3.49.0");
    expect(selectPlugins("auto", home)).toBe("local");
  });

  it("selects the official ones if both are installed, unless the flag says otherwise", () => {
    install("resource-auth0-v3.49.0", "resource-random-v4.21.2");
    expect(selectPlugins("auto", home)).toBe("official");
    expect(selectPlugins("official", home)).toBe("official");
    expect(selectPlugins("local", home)).toBe("local");
  });

  it("says how to install a requested official one", () => {
    install("resource-auth0-v3.49.0");
    expect(() => selectPlugins("official", home)).toThrow(
      `the official plugins are not installed in ${home}; install them with \`pulumi plugin install resource random 4.21.2\``,
    );
  });

  it("stands in for the versions of the SDKs", () => {
    expect([AUTH0_VERSION, RANDOM_VERSION]).toEqual([auth0.version, random.version]);
  });
});
