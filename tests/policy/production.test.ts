import { isProduction, stackOf } from "../../policy/production";

const settings = (config: Record<string, unknown>) => () => ({ config });

describe("isProduction", () => {
  test.each([
    { production: "true" },
    { production: true },
    { "auth0-plivo-sms-mfa:production": "true" },
    { "acme-mfa:production": "true" },
  ])("is true for %p", (config) => {
    expect(isProduction("live", settings(config))).toBe(true);
  });

  test.each([
    {},
    { production: "false" },
    { appName: "production" },
    { production: { secure: "v1" } },
  ])("is false for %p", (config) => {
    expect(isProduction("prod", settings(config))).toBe(false);
  });

  it("is false for a stack without settings, whatever its name", () => {
    expect(isProduction("production", () => undefined)).toBe(false);
  });

  it("is read from this project's example settings", () => {
    expect(isProduction("acme/mfa/prod")).toBe(true);
    expect(isProduction("staging")).toBe(false);
  });
});

test("the stack is read from a URN", () => {
  expect(stackOf("urn:pulumi:prod::mfa::auth0:index/guardian:Guardian::factor")).toBe("prod");
});
