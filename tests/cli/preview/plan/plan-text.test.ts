import { planText } from "../../../../cli/preview/plan/plan-text";

test("a plan reads as a list of changes under a summary", () => {
  const text = planText({
    stack: "dev",
    offline: true,
    unchanged: 9,
    errors: ["appUrls: is wrong"],
    notes: ["Secrets are not compared."],
    changes: [
      { operation: "create", name: "spa", type: "auth0:index/client:Client", properties: [] },
      {
        operation: "update",
        name: "mfa",
        type: "auth0:index/guardian:Guardian",
        properties: [
          { path: "policy", before: '"never"', after: '"all-applications"' },
          { path: "phone" },
          { path: "otp", after: "true" },
        ],
      },
    ],
  });
  expect(text).toBe(`Plan for dev, made on a local tenant: 1 to create, 1 to update, 9 unchanged.
  + create  spa  (auth0:index/client:Client)
  ~ update  mfa  (auth0:index/guardian:Guardian)
      policy: "never" -> "all-applications"
      phone
      otp: … -> true
  error: appUrls: is wrong
  note: Secrets are not compared.`);
});

it("says that there is no plan if there were only errors", () => {
  const empty = { stack: "dev", offline: false, unchanged: 0, changes: [], notes: [] };
  const text = planText({ ...empty, errors: ["incorrect passphrase"] });
  expect(text).toBe("No plan for dev.\n  error: incorrect passphrase");
});
