import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkSettings } from "../../../../cli/new-environment/settings";
import { PLACEHOLDER } from "../../../../cli/preview/masked-state";
import { offlineConfig } from "../../../../cli/preview/offline/offline-config";

describe("offlineConfig", () => {
  const folder = mkdtempSync(join(tmpdir(), "offline-"));
  const settings = (yaml: string) => {
    writeFileSync(join(folder, "Pulumi.qa.yaml"), yaml);
    return offlineConfig("qa", folder);
  };
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** The program's own rules, as the local stack applies them. */
  const accepted = ({ clear, secret }: ReturnType<typeof offlineConfig>) => {
    const named = (values: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(values).map(([key, value]) => [`auth0-plivo-sms-mfa:${key}`, value]),
      );
    const tenant = { "auth0:domain": "localhost:4443", "auth0:clientId": "id" };
    checkSettings({
      clear: { ...tenant, ...named(clear) },
      secret: { "auth0:clientSecret": "s", ...named(secret) },
    });
    return true;
  };

  it("adds placeholders for everything that a stack without settings needs", () => {
    const config = offlineConfig("none", folder);
    expect(config.standIns).toEqual(["plivoAuthId", "plivoAuthToken", "plivoSender"]);
    expect(config.secret).toEqual({ plivoAuthToken: PLACEHOLDER });
    expect(accepted(config)).toBe(true);
  });

  it("keeps plain values as they are, and leaves the account out", () => {
    const config = settings(`config:
  auth0:domain: acme.eu.auth0.com
  auth0:clientSecret: { secure: v1:x }
  auth0-plivo-sms-mfa:plivoAuthId: MA00000000000000000A
  auth0-plivo-sms-mfa:appUrls: '["https://app.example.com"]'
  protect: true
  auth0-plivo-sms-mfa:plivoPowerpack: 12345678-1234-1234-1234-123456789abc
`);
    expect(config.clear).toEqual({
      plivoAuthId: "MA00000000000000000A",
      appUrls: '["https://app.example.com"]',
      protect: "true",
      plivoPowerpack: "12345678-1234-1234-1234-123456789abc",
    });
    expect(config.standIns).toEqual(["plivoAuthToken"]);
    expect(accepted(config)).toBe(true);
  });

  it("reads a YAML list or map as JSON, as the engine does", () => {
    const { clear } = settings(`config:
  auth0-plivo-sms-mfa:allowedCountries: [US]
  auth0-plivo-sms-mfa:plivoSenders: { US: "+14155550100" }
`);
    expect(clear).toMatchObject({
      allowedCountries: '["US"]',
      plivoSenders: '{"US":"+14155550100"}',
    });
  });

  it("replaces every encrypted value by a placeholder", () => {
    const config = settings(`config:
  auth0-plivo-sms-mfa:plivoSender: { secure: v1:x }
  auth0-plivo-sms-mfa:testUserEmail: { secure: v1:x }
  auth0-plivo-sms-mfa:plivoAuthToken: { secure: v1:x }
`);
    expect(config.standIns).toEqual([
      "plivoAuthId",
      "plivoAuthToken",
      "plivoSender",
      "testUserEmail",
    ]);
    expect(accepted(config)).toBe(true);
  });

  it("keeps a mistake, so that the preview reports it", () => {
    const config = settings("config:\n  auth0-plivo-sms-mfa:mfaPolicy: always\n");
    expect(() => accepted(config)).toThrow("mfaPolicy");
  });

  it("reads an empty file as no settings", () => {
    expect(settings("").standIns).toContain("plivoAuthId");
  });
});
