import type { Answers } from "../../../cli/new-environment/answers";
import { checkSettings, settingsOf } from "../../../cli/new-environment/settings";

const ANSWERS: Answers = {
  name: "qa",
  purpose: "staging",
  domain: "acme.eu.auth0.com",
  clientId: "id123",
  clientSecret: "s3cret",
  plivoAuthId: "MAXXXXXXXXXXXXXXXXXX",
  plivoAuthToken: "token",
  sender: "+15554443232",
  appUrls: ["https://app.example.com"],
  allowedCountries: ["US", "GB"],
};
const POWERPACK = "12345678-1234-1234-1234-123456789abc";

describe("settingsOf", () => {
  it("keeps secrets apart, and sets no key that has its default", () => {
    expect(settingsOf(ANSWERS)).toEqual({
      clear: {
        "auth0:domain": "acme.eu.auth0.com",
        "auth0:clientId": "id123",
        "auth0-plivo-sms-mfa:plivoAuthId": "MAXXXXXXXXXXXXXXXXXX",
        "auth0-plivo-sms-mfa:plivoSender": "+15554443232",
        "auth0-plivo-sms-mfa:appUrls": "https://app.example.com",
        "auth0-plivo-sms-mfa:allowedCountries": "US,GB",
        "auth0-plivo-sms-mfa:protect": "true",
      },
      secret: { "auth0:clientSecret": "s3cret", "auth0-plivo-sms-mfa:plivoAuthToken": "token" },
    });
  });

  it("makes a test disposable and unprotected, and nothing else", () => {
    const keys = (purpose: Answers["purpose"]) =>
      Object.keys(settingsOf({ ...ANSWERS, purpose }).clear).map((key) => key.split(":")[1]);
    expect(keys("test")).toContain("disposable");
    expect(keys("test")).not.toContain("protect");
    expect(keys("production")).not.toContain("disposable");
    expect(keys("staging")).not.toContain("disposable");
  });

  it("distinguishes a Powerpack from a sender", () => {
    const { clear } = settingsOf({ ...ANSWERS, sender: POWERPACK });
    expect(clear).toMatchObject({ "auth0-plivo-sms-mfa:plivoPowerpack": POWERPACK });
    expect(clear).not.toHaveProperty("auth0-plivo-sms-mfa:plivoSender");
  });
});

describe("checkSettings", () => {
  it.each(["production", "staging", "test"] as const)(
    "accepts the settings of every right answer for %s",
    (purpose) => {
      expect(() => {
        checkSettings(settingsOf({ ...ANSWERS, purpose, sender: POWERPACK }));
        checkSettings(settingsOf({ ...ANSWERS, purpose, allowedCountries: [] }));
      }).not.toThrow();
    },
  );

  it("accepts settings without credentials only if the environment of the runs has them", () => {
    const settings = settingsOf(ANSWERS, "environment");
    expect(JSON.stringify(settings)).not.toMatch(/id123|s3cret/);
    expect(() => {
      checkSettings(settings);
    }).toThrow("auth0:clientId");
    expect(() => {
      checkSettings(settings, { AUTH0_CLIENT_ID: "id123", AUTH0_CLIENT_SECRET: "s3cret" });
    }).not.toThrow();
  });

  it("refuses what the program would refuse", () => {
    expect(() => {
      checkSettings(settingsOf({ ...ANSWERS, sender: "555 1234", domain: "" }));
    }).toThrow(/auth0:domain: is not set[^]*plivoSender: has no country code/);
  });
});
