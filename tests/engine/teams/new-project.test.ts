import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parse } from "yaml";
import { findEngine } from "../../../local/pulumi/engine";
import { environmentOf, REPOSITORY, run } from "./command";

jest.setTimeout(600_000);

/** What git doesn't keep isn't in a template either. */
const LEFT_OUT = new Set(["node_modules", ".git", "coverage", "dist"]);

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
}

/** What the template asks for, but the secrets: only asked on a terminal does `pulumi new` encrypt them. */
const ANSWERS = {
  "auth0:domain": "acme.eu.auth0.com",
  "auth0:clientId": "theClientId",
  plivoAuthId: "MA00000000000000000A",
  plivoSender: "+15554443232",
};

describe("a project that `pulumi new` makes of this one", () => {
  const folder = mkdtempSync(join(tmpdir(), "new-project-"));
  const [template, made, home] = ["template", "made", "home"].map((name) => join(folder, name));
  let output: string;

  beforeAll(async () => {
    if (template === undefined || made === undefined || home === undefined)
      throw new Error("no folder");
    mkdirSync(home);
    cpSync(REPOSITORY, template, {
      recursive: true,
      filter: (source) =>
        !relative(REPOSITORY, source)
          .split("/")
          .some((part) => LEFT_OUT.has(part)),
    });
    // `pulumi new` installs the packages, which this test does without.
    const bin = join(folder, "bin");
    mkdirSync(bin);
    writeFileSync(join(bin, "npm"), "#!/bin/sh\n", { mode: 0o755 });
    const engine = await findEngine();
    const environment = environmentOf(engine);
    const answers = Object.entries(ANSWERS).flatMap(([key, value]) => [
      "--config",
      `${key}=${value}`,
    ]);
    const args = [
      "new",
      template,
      "--offline",
      "--yes",
      "--dir",
      made,
      "--stack",
      "dev",
      ...answers,
    ];
    const { stdout, stderr } = await run(
      engine.command,
      [...args, "--name", "acme-mfa", "--description", "Acme's logins"],
      {
        ...environment,
        PATH: `${bin}:${environment["PATH"] ?? ""}`,
        PULUMI_HOME: home,
        PULUMI_BACKEND_URL: `file://${home}`,
        PULUMI_CONFIG_PASSPHRASE: "the team's",
      },
      folder,
    );
    output = stdout + stderr;
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("has every file as it is here, and a Pulumi.yaml of its own name", () => {
    expect(output).toContain("Your new project is ready to go!");
    const names = filesIn(template ?? "");
    expect(names.length).toBeGreaterThan(300);
    const differing = names.filter(
      (name) =>
        !readFileSync(join(template ?? "", name)).equals(readFileSync(join(made ?? "", name))),
    );
    expect(differing).toEqual(["Pulumi.dev.yaml", "Pulumi.yaml"]);
    const project = parse(readFileSync(join(made ?? "", "Pulumi.yaml"), "utf8")) as unknown;
    expect(project).toMatchObject({
      name: "acme-mfa",
      description: "Acme's logins",
      options: { refresh: "always" },
    });
  });

  it("has the answers in its first stack, and nothing in another namespace", () => {
    const text = readFileSync(join(made ?? "", "Pulumi.dev.yaml"), "utf8");
    expect((parse(text) as { config: unknown }).config).toEqual({
      "acme-mfa:appName": "React sample",
      "acme-mfa:appUrls": "http://localhost:3000",
      "acme-mfa:plivoAuthId": "MA00000000000000000A",
      "acme-mfa:plivoSender": "+15554443232",
      "auth0:domain": "acme.eu.auth0.com",
      "auth0:clientId": "theClientId",
    });
  });

  it("reads its config in the namespace of that name", async () => {
    const code = `console.log(require(${JSON.stringify(join(made ?? "", "components/config/config-keys.ts"))}).PROJECT_NAME)`;
    const { stdout } = await run(process.execPath, ["--import", "tsx", "-e", code], process.env);
    expect(stdout).toBe("acme-mfa\n");
  });
});

test("the template asks for what the program can't do without, and hides what is secret", () => {
  const { template, config } = parse(readFileSync(join(REPOSITORY, "Pulumi.yaml"), "utf8")) as {
    template: { config: Record<string, { description?: string; secret?: boolean }> };
    config: Record<string, unknown>;
  };
  const asked = Object.entries(template.config);
  expect(asked.filter(([, { secret }]) => secret).map(([key]) => key)).toEqual([
    "auth0:clientSecret",
    "plivoAuthToken",
  ]);
  for (const [key, { description }] of asked) {
    expect(description).toMatch(/\w+ \w+/);
    if (!key.startsWith("auth0:")) expect(config).toHaveProperty(key);
  }
});
