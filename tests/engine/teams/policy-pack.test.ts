import { cpSync } from "node:fs";
import { join } from "node:path";
import { findEngine } from "../../../local/pulumi/engine";
import { openStack, type LocalStack } from "../../../local/pulumi/stack";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";
import { environmentOf, REPOSITORY, run, runCommand } from "./command";

jest.setTimeout(600_000);

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
  let preview: () => ReturnType<typeof runCommand>;
  let pulumi: (...args: string[]) => ReturnType<typeof run>;

  beforeAll(async () => {
    const engine = await findEngine();
    tenant = await startTenantProcess();
    const secrets = { plivoAuthToken: "the-token-of-this-test" };
    stack = await openStack({ name: "prod", engine, tenant, config: SAFE, secrets });
    const environment = environmentOf(engine, stack.env);
    // In the project's folder, whose stack settings the pack reads.
    const pack = join(stack.directory, "policy");
    for (const name of ["policy", "tsconfig.json"])
      cpSync(join(REPOSITORY, name), join(stack.directory, name), { recursive: true });
    const args = ["--stack", "prod", "--cwd", stack.directory, "--policy-pack", pack];
    preview = () => runCommand("cli/preview/main.ts", args, environment);
    pulumi = (...args) => run(engine.command, args, environment, stack.directory);
  });
  afterAll(async () => {
    await stack.close();
    await tenant.stop();
  });

  it("accepts a production stack that a review would accept", async () => {
    const { code, stdout, stderr } = await preview();
    expect(stderr + stdout).not.toContain("error:");
    expect(code).toBe(0);
  });

  it("refuses every violation of one that it wouldn't, and repeats no secret", async () => {
    await stack.setConfig({
      appUrls: '["http://localhost:3000"]',
      allowedCountries: "[]",
      protect: "false",
      mfaPolicy: "never",
      testUserEmail: "test@example.com",
    });
    const key = ["--plaintext", "auth0:clientSecret", "--stack", "prod"];
    const set = await pulumi("config", "set", ...key, "--", tenant.clientSecret);
    expect(set).toMatchObject({ code: 0, stderr: "" });
    const { code, stdout } = await preview();
    for (const name of [
      "no-loopback-urls-in-production",
      "no-test-user-in-production",
      "mfa-required-in-production",
      "factor-protected-in-production",
      "countries-limited-in-production",
      "secrets-encrypted",
    ]) {
      expect(stdout).toContain(`error: ${name}: `);
    }
    expect(stdout).toContain("`auth0:clientSecret` is in plain text in Pulumi.prod.yaml");
    for (const secret of ["the-token-of-this-test", tenant.clientSecret])
      expect(stdout).not.toContain(secret);
    expect(code).toBe(1);
  });
});
