import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { parse } from "yaml";
import { PROJECT_NAME } from "../../../components/config/config-keys";
import { findEngine } from "../../../local/pulumi/engine";
import type { Plan } from "../../../cli/preview/plan/plan";
import { startGitHub } from "../../cli/github/github-server";
import { environmentOf, REPOSITORY, run, runScriptOnStack } from "./command";

jest.setTimeout(600_000);

/** For each question an answer that is wrong, and one that is right. */
const ANSWERS = [
  ["prod?", "staging"],
  ["https://acme-qa.eu.auth0.com/", "acme-qa.eu.auth0.com"],
  ["a client", "theClientId"],
  ["", "-the-client-secret"],
  ["MA1", "MA00000000000000000A"],
  ["two words", "the-plivo-token"],
  ["555 444 3232", "+15554443232"],
  ["app.example.com", "https://qa.example.com, http://localhost:3000"],
  ["Germany", "us, de"],
] as const;

describe("npm run new-environment, with the real CLI", () => {
  const folder = mkdtempSync(join(tmpdir(), "environment-"));
  let engine: PulumiCommand;
  let environment: NodeJS.ProcessEnv;

  const ask = (name: string, input: string) =>
    runScriptOnStack(
      "cli/new-environment/main.ts",
      ["--name", name, "--cwd", folder],
      environment,
      input,
    );
  const pulumi = (...args: string[]) => run(engine.command, args, environment, folder);

  beforeAll(async () => {
    engine = await findEngine();
    copyFileSync(join(REPOSITORY, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
    mkdirSync(join(folder, "state"));
    environment = {
      ...environmentOf(engine),
      PULUMI_BACKEND_URL: pathToFileURL(join(folder, "state")).href,
      PULUMI_CONFIG_PASSPHRASE: "the team's",
      PULUMI_HOME: join(folder, "home"),
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("makes nothing if the answers end early", async () => {
    const { code, stderr } = await ask("qa", "staging\nacme.eu.auth0.com\n");
    expect(stderr).toContain("nothing was created");
    expect(code).toBe(1);
    expect(readdirSync(folder)).not.toContain("Pulumi.qa.yaml");
    expect((await pulumi("stack", "ls", "--json")).stdout.trim()).toBe("[]");
  });

  it("asks each question again until its answer is valid, then makes the stack with its settings", async () => {
    const { code, stdout, stderr } = await ask("qa", ANSWERS.flat().join("\n"));
    expect(stdout).toContain("The stack qa and Pulumi.qa.yaml were created");
    expect(code).toBe(0);
    expect(stderr.match(/^It .+\.$/gm)).toHaveLength(ANSWERS.length);
    expect(stderr + stdout).not.toMatch(/the-client-secret|the-plivo-token/);

    const text = readFileSync(join(folder, "Pulumi.qa.yaml"), "utf8");
    const { config } = parse(text) as { config: Record<string, unknown> };
    expect(text).not.toMatch(/the-client-secret|the-plivo-token/);
    expect(config).toEqual({
      "auth0:domain": "acme-qa.eu.auth0.com",
      "auth0:clientId": "theClientId",
      "auth0:clientSecret": { secure: expect.any(String) as string },
      [`${PROJECT_NAME}:plivoAuthId`]: "MA00000000000000000A",
      [`${PROJECT_NAME}:plivoAuthToken`]: { secure: expect.any(String) as string },
      [`${PROJECT_NAME}:plivoSender`]: "+15554443232",
      [`${PROJECT_NAME}:appUrls`]: "https://qa.example.com,http://localhost:3000",
      [`${PROJECT_NAME}:allowedCountries`]: "US,DE",
      [`${PROJECT_NAME}:protect`]: "true",
    });
    for (const [key, value] of [
      ["auth0:clientSecret", "-the-client-secret"],
      ["plivoAuthToken", "the-plivo-token"],
    ] as const)
      expect((await pulumi("config", "get", key, "--stack", "qa")).stdout.trim()).toBe(value);
  });

  it("refuses a name that is taken", async () => {
    const { code, stderr } = await ask("qa", "");
    expect(stderr).toContain("exists already as Pulumi.qa.yaml");
    expect(code).toBe(1);
  });

  it("makes the environments at GitHub too, with the credentials there and not in the settings", async () => {
    const gitHub = await startGitHub("acme/mfa");
    Object.assign(environment, { GITHUB_API_URL: gitHub.url, GITHUB_TOKEN: "t0ken" });
    const make = (...input: string[]) => {
      const args = ["--name", "eu", "--cwd", folder, "--github", "--repository", "acme/mfa"];
      return runScriptOnStack("cli/new-environment/main.ts", args, environment, input.join("\n"));
    };
    const answers = [
      "staging",
      ...ANSWERS.slice(1).map(([, right]) => right),
      "reader",
      "a-secret",
    ];
    const refused = await make(...answers, "n");
    expect(refused).toMatchObject({ code: 1 });
    expect(readdirSync(folder)).not.toContain("Pulumi.eu.yaml");
    expect(gitHub.writes).toEqual([]);

    const made = await make(...answers, "y");
    expect(made).toMatchObject({ code: 0 });
    expect(made.stdout).toContain("+ secret AUTH0_CLIENT_SECRET");
    expect(made.stdout + made.stderr).not.toMatch(/-the-client-secret|a-secret|the team's/);
    expect(readFileSync(join(folder, "Pulumi.eu.yaml"), "utf8")).not.toContain("auth0:client");
    expect(gitHub.environments.all.get("eu")).toMatchObject({
      variables: { AUTH0_CLIENT_ID: "theClientId" },
      secrets: {
        AUTH0_CLIENT_SECRET: "-the-client-secret",
        PULUMI_CONFIG_PASSPHRASE: "the team's",
      },
    });
    const again = await make();
    expect(again.stdout.match(/nothing to change/g)).toHaveLength(3);
    expect(again.code).toBe(0);
    gitHub.close();
  });

  it("makes what `preview:offline` plans without a secret", async () => {
    const bare = { PATH: process.env["PATH"], HOME: process.env["HOME"] };
    const args = ["--stack", "qa", "--cwd", folder, "--json"];
    const { code, stdout } = await runScriptOnStack("cli/preview/offline/main.ts", args, bare);
    const plan = JSON.parse(stdout) as Plan;
    expect(plan).toMatchObject({ stack: "qa", offline: true, errors: [] });
    expect(plan.notes.join()).toContain(
      "Replaced by placeholders, since encrypted or not set: plivoAuthToken",
    );
    expect(plan.changes.map(({ type }) => type)).toContain("auth0:index/guardian:Guardian");
    expect(code).toBe(0);
  });
});
