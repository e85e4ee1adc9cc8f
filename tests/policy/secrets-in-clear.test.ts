import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rules, secretsInClear, secretsInClearOf } from "../../policy/rules";
import { keysInClear, readStackSettings } from "../../policy/stack-settings";
import { review } from "./review";

const TOKEN = "a-token-of-twenty-chars";

describe("keysInClear", () => {
  it("names each secret key whose value is not encrypted", () => {
    const config = {
      "auth0-plivo-sms-mfa:plivoAuthToken": TOKEN,
      "auth0:clientSecret": "in clear",
      "auth0:clientAssertionPrivateKey": "-----BEGIN PRIVATE KEY-----",
      "auth0:apiToken": { secure: "v1:x" },
      "auth0:domain": "acme.eu.auth0.com",
    };
    expect(keysInClear({ config })).toEqual([
      "auth0-plivo-sms-mfa:plivoAuthToken",
      "auth0:clientSecret",
      "auth0:clientAssertionPrivateKey",
    ]);
  });
});

describe("secrets-encrypted", () => {
  it("is in the pack", () => {
    expect(rules).toContain(secretsInClear);
  });

  it.each(["dev", "prod"])(
    "refuses a secret in plain text in the settings of %s, without repeating it",
    async (stack) => {
      const rule = secretsInClearOf(() => ({
        config: { "auth0-plivo-sms-mfa:plivoAuthToken": TOKEN },
      }));
      const [violation, ...others] = await review(rule, { stack, type: "pulumi:pulumi:Stack" });
      expect(violation).toMatch(
        `\`auth0-plivo-sms-mfa:plivoAuthToken\` is in plain text in Pulumi.${stack}.yaml`,
      );
      expect(violation).not.toContain(TOKEN);
      expect(others).toEqual([]);
    },
  );

  it("accepts a stack without settings, and one whose secrets are encrypted", async () => {
    const encrypted = secretsInClearOf(() => ({
      config: { "auth0-plivo-sms-mfa:plivoAuthToken": { secure: "v1:x" } },
    }));
    await expect(review(encrypted, { type: "pulumi:pulumi:Stack" })).resolves.toEqual([]);
    const none = secretsInClearOf(() => undefined);
    await expect(review(none, { type: "pulumi:pulumi:Stack" })).resolves.toEqual([]);
  });
});

describe("readStackSettings", () => {
  const project = mkdtempSync(join(tmpdir(), "settings-"));
  afterAll(() => {
    rmSync(project, { recursive: true });
  });

  it("reads the config of a stack, even if the file is empty or absent", () => {
    writeFileSync(
      join(project, "Pulumi.dev.yaml"),
      "config:\n  auth0:apiToken:\n    secure: v1:x\n",
    );
    writeFileSync(join(project, "Pulumi.bare.yaml"), "");
    expect(readStackSettings("dev", project)).toEqual({
      config: { "auth0:apiToken": { secure: "v1:x" } },
    });
    expect(readStackSettings("bare", project)).toEqual({ config: {} });
    expect(readStackSettings("none", project)).toBeUndefined();
  });
});
