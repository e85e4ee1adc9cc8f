import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_NAME } from "../../../components/config/config-keys";
import { findEngine } from "../../../local/pulumi/engine";
import { openLocalStack, type LocalStack } from "../../../local/pulumi/stack";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";
import { environmentOf, REPOSITORY, run, runScriptOnStack } from "./command";
import { readOnlyApplication } from "./read-only-application";

jest.setTimeout(600_000);

const TOKEN = "the-token-of-this-test";
const SAFE = {
  plivoAuthId: "MA00000000000000000A",
  plivoSender: "+15554443232",
  appUrls: '["https://app.example.com"]',
  allowedCountries: '["US"]',
  production: "true",
  protect: "true",
};

describe("the policy pack under Pulumi's engine", () => {
  let tenant: TenantProcess;
  let stack: LocalStack;
  let reader: Awaited<ReturnType<typeof readOnlyApplication>>;
  let preview: () => ReturnType<typeof runScriptOnStack>;
  let pulumi: (...args: string[]) => ReturnType<typeof run>;

  beforeAll(async () => {
    const engine = await findEngine();
    tenant = await startTenantProcess();
    const secrets = { plivoAuthToken: TOKEN };
    stack = await openLocalStack({ name: "prod", engine, tenant, config: SAFE, secrets });
    // A preview's application is the environment's alone, and only reads.
    await stack.removeConfig("auth0:clientId", "auth0:clientSecret");
    reader = await readOnlyApplication(tenant);
    const environment = { ...environmentOf(engine, stack.env), ...reader };
    // The pack reads the stack settings of the project that it is in.
    const pack = join(stack.directory, "policy");
    for (const name of ["policy", "components", "package.json", "tsconfig.json"])
      cpSync(join(REPOSITORY, name), join(stack.directory, name), { recursive: true });
    symlinkSync(join(REPOSITORY, "node_modules"), join(stack.directory, "node_modules"));
    const args = ["--stack", "prod", "--cwd", stack.directory, "--policy-pack", pack];
    preview = () => runScriptOnStack("cli/preview/main.ts", args, environment);
    pulumi = (...args) => run(engine.command, args, environment, stack.directory);
  });
  afterAll(async () => {
    await stack.close();
    await tenant.stop();
  });

  it("accepts a production stack without a violation", async () => {
    const { code, stdout, stderr } = await preview();
    expect(stderr + stdout).not.toContain("error:");
    expect(stderr).toMatch(/^(· preview: \d+ s\n)*$/);
    expect(code).toBe(0);
  });

  it("refuses every violation, and repeats no secret", async () => {
    await stack.setConfig({
      appUrls: '["http://localhost:3000"]',
      allowedCountries: "[]",
      protect: "false",
      mfaPolicy: "never",
      testUserEmail: "test@example.com",
    });
    const { code, stdout } = await preview();
    for (const name of [
      "no-loopback-urls-in-production",
      "no-test-user-in-production",
      "mfa-required-in-production",
      "factor-protected-in-production",
      "countries-limited-in-production",
    ]) {
      expect(stdout).toContain(`error: ${name}: `);
    }
    for (const secret of [TOKEN, reader.AUTH0_CLIENT_SECRET]) expect(stdout).not.toContain(secret);
    expect(code).toBe(1);
  });

  it("refuses a secret in plain text in the stack's settings, and doesn't repeat it", async () => {
    const key = ["--plaintext", "plivoAuthToken", "--stack", "prod"];
    const set = await pulumi("config", "set", ...key, "--", TOKEN);
    expect(set).toMatchObject({ code: 0, stderr: "" });
    const { code, stdout } = await preview();
    expect(stdout).toContain("error: secrets-encrypted: ");
    expect(stdout).toContain(
      `\`${PROJECT_NAME}:plivoAuthToken\` is in plain text in Pulumi.prod.yaml`,
    );
    expect(stdout).not.toContain(TOKEN);
    expect(code).toBe(1);
  });
});
