import { isProduction, stackOf } from "../../policy/production";

describe("isProduction", () => {
  test.each([
    "prod",
    "production",
    "acme-prod",
    "prod-eu",
    "eu.production",
    "acme/mfa/prod",
    "PROD",
  ])("takes %s for production", (stack) => {
    expect(isProduction(stack, "")).toBe(true);
  });

  test.each(["dev", "staging", "preprod", "reproduction", "products", "prod-team/mfa/dev", ""])(
    "does not take '%s' for production",
    (stack) => {
      expect(isProduction(stack, "")).toBe(false);
    },
  );

  it("takes a stack that PRODUCTION_STACKS lists for production", () => {
    expect(isProduction("acme/mfa/live", "live-eu, live")).toBe(true);
    expect(isProduction("live-us", "live-eu, live")).toBe(false);
  });
});

test("the stack is read from a URN", () => {
  expect(stackOf("urn:pulumi:prod::mfa::auth0:index/guardian:Guardian::factor")).toBe("prod");
});
