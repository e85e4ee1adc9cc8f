import { assertTenantFree, testStackSettings } from "../../../cli/test-stack/settings";
import { teardownRefusal } from "../../../cli/teardown/refusal";

const ENVIRONMENT = {
  AUTH0_DOMAIN: "acme-test.eu.auth0.com",
  AUTH0_CLIENT_ID: "id",
  AUTH0_CLIENT_SECRET: "secret",
  PLIVO_AUTH_ID: "MAXXXXXXXXXXXXXXXXXX",
  PLIVO_AUTH_TOKEN: "token",
  PLIVO_SENDER: "+15554443232",
};

describe("testStackSettings", () => {
  it("makes a stack that the teardown may remove, with its token encrypted", () => {
    const { clear, secret } = testStackSettings("pr-5", ENVIRONMENT);
    const deployed = Object.fromEntries(
      Object.entries(clear).map(([key, value]) => [key, { value }]),
    );
    expect(teardownRefusal(deployed)).toBeUndefined();
    expect(secret).toEqual({ "auth0-plivo-sms-mfa:plivoAuthToken": "token" });
    expect(JSON.stringify(clear)).not.toContain('"token"');
  });

  it("names every variable that is missing", () => {
    expect(() =>
      testStackSettings("pr-5", { ...ENVIRONMENT, AUTH0_DOMAIN: "", PLIVO_SENDER: undefined }),
    ).toThrow(/^AUTH0_DOMAIN, PLIVO_SENDER not set/);
  });
});

describe("assertTenantFree", () => {
  const stack = (name: string, resourceCount: number) => ({ name, resourceCount, current: false });

  it.each([
    ["nobody", []],
    ["this pull request", [stack("acme/pr-5", 9)]],
    ["a stack that is empty", [stack("pr-6", 0)]],
    ["stacks of other tenants", [stack("staging", 9), stack("pr-review", 9)]],
  ])("accepts a tenant used by %s", (_, stacks) => {
    expect(() => {
      assertTenantFree("pr-5", stacks);
    }).not.toThrow();
  });

  it("refuses one that another pull request uses", () => {
    expect(() => {
      assertTenantFree("pr-5", [stack("acme/pr-6", 9)]);
    }).toThrow("The test tenant is in use by acme/pr-6");
  });
});
