import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  directDependencies,
  requiredPackages,
} from "../../../../local/pulumi/language-host/required-packages";
import { AUTH0_VERSION, RANDOM_VERSION } from "../../../../local/pulumi/plugins/versions";
import { ROOT } from "../../../run-node";

describe("the plugins that a program needs", () => {
  const folder = mkdtempSync(join(tmpdir(), "required-packages-"));
  const attached = process.env["PULUMI_DEBUG_PROVIDERS"];
  const named = (program: string): string[] =>
    requiredPackages(program).map((needed) => `${needed.getName()} ${needed.getVersion()}`);
  const write = (name: string, manifest: object): void => {
    const file = join(folder, name, "package.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(manifest));
  };

  beforeEach(() => {
    delete process.env["PULUMI_DEBUG_PROVIDERS"];
  });
  afterAll(() => {
    if (attached !== undefined) process.env["PULUMI_DEBUG_PROVIDERS"] = attached;
    rmSync(folder, { recursive: true });
  });

  it("are those of this repository's dependencies, in the versions that the stand-ins have", () => {
    expect(named(ROOT)).toEqual([`auth0 v${AUTH0_VERSION}`, `random v${RANDOM_VERSION}`]);
  });

  it("leave out those that run already", () => {
    process.env["PULUMI_DEBUG_PROVIDERS"] = "auth0:4501,other:4502";
    expect(named(ROOT)).toEqual([`random v${RANDOM_VERSION}`]);
  });

  it("are found in a hoisted node_modules, under the name and the server that a package states", () => {
    write("packages/mfa", { dependencies: { "@acme/sms": "*", left: "*", gone: "*" } });
    const pulumi = { resource: true, name: "sms", version: "1.2.3", server: "https://acme.test" };
    write("node_modules/@acme/sms", { name: "@acme/sms", version: "9.9.9", pulumi });
    write("node_modules/left", { name: "left", version: "1.0.0" });
    const program = join(folder, "packages/mfa");
    expect(named(program)).toEqual(["sms v1.2.3"]);
    expect(requiredPackages(program)[0]?.getServer()).toBe("https://acme.test");
    expect(directDependencies(program).map(({ name }) => name)).toEqual(["@acme/sms", "left"]);
  });
});
