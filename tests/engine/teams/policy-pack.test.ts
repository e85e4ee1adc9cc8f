import { join } from "node:path";
import { findEngine } from "../../../local/engine";
import { openStack, type LocalStack } from "../../../local/stack";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";
import { environmentOf, runCommand } from "./command";

jest.setTimeout(600_000);

const SAFE = {
  plivoAuthId: "MA00000000000000000A",
  plivoSender: "+15554443232",
  appUrls: '["https://app.example.com"]',
  allowedCountries: '["US"]',
  protect: "true",
};

describe("the policy pack under Pulumi's engine", () => {
  let tenant: TenantProcess;
  let stack: LocalStack;
  let preview: () => ReturnType<typeof runCommand>;

  beforeAll(async () => {
    const engine = await findEngine();
    tenant = await startTenantProcess();
    const secrets = { plivoAuthToken: "the-token-of-this-test" };
    stack = await openStack({ name: "prod", engine, tenant, config: SAFE, secrets });
    const environment = environmentOf(engine, stack.env);
    const withAnalyzer = {
      ...environment,
      PATH: `${join(__dirname, "analyzer")}:${environment["PATH"] ?? ""}`,
    };
    preview = () =>
      runCommand(
        "pipeline/preview.ts",
        ["--stack", "prod", "--cwd", stack.directory],
        withAnalyzer,
      );
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

  it("refuses every offence of one that it wouldn't, and repeats no secret", async () => {
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
    expect(stdout).not.toContain("the-token-of-this-test");
    expect(code).toBe(1);
  });
});
