import {
  allowedCountries,
  loopbackUrls,
  mfaPolicyRule,
  protectedFactor,
  rules,
  testUser,
} from "../../policy/rules";
import { review } from "./review";

const CLIENT = "auth0:index/client:Client";
const GUARDIAN = "auth0:index/guardian:Guardian";
const DEPLOYMENT = "auth0-plivo:index:ActionDeployment";
const USER = "auth0:index/user:User";

describe("loopback URLs", () => {
  it.each([
    "http://localhost:3000",
    "https://LOCALHOST/callback",
    "http://app.localhost",
    "http://127.0.0.1:8080",
    "http://127.8.9.1",
    "http://[::1]:3000",
    "http://0.0.0.0:3000",
    "http://localhost.:3000",
  ])("refuses %s in production", async (url) => {
    await expect(
      review(loopbackUrls, { type: CLIENT, props: { callbacks: [url] } }),
    ).resolves.toEqual([`\`callbacks\` has ${url}: remove it from \`appUrls\` of this stack.`]);
  });

  it.each(["callbacks", "allowedLogoutUrls", "allowedOrigins", "webOrigins"])(
    "checks %s",
    async (list) => {
      await expect(
        review(loopbackUrls, { type: CLIENT, props: { [list]: ["http://localhost"] } }),
      ).resolves.toHaveLength(1);
    },
  );

  it("reports each address of a mixed list once", async () => {
    const callbacks = ["https://app.example.com", "http://localhost:1", "http://localhost:2"];
    await expect(
      review(loopbackUrls, { type: CLIENT, props: { callbacks } }),
    ).resolves.toHaveLength(2);
  });

  it.each([
    "https://app.example.com",
    "https://localhost.example.com",
    "https://127.0.0.1.nip.io",
    "myapp://callback",
  ])("accepts %s", async (url) => {
    await expect(
      review(loopbackUrls, { type: CLIENT, props: { callbacks: [url] } }),
    ).resolves.toEqual([]);
  });
});

describe("other rules in production", () => {
  it("refuses a user", async () => {
    await expect(review(testUser, { type: USER })).resolves.toEqual([
      "A user is declared in production: remove `testUserEmail` from this stack's config.",
    ]);
  });

  it("refuses the policy never", async () => {
    await expect(
      review(mfaPolicyRule, { type: GUARDIAN, props: { policy: "never" } }),
    ).resolves.toEqual([
      "The policy `never` turns MFA off in production: set `mfaPolicy` to `all-applications`.",
    ]);
  });

  it.each(["all-applications", "confidence-score"])("accepts the policy %s", async (policy) => {
    await expect(review(mfaPolicyRule, { type: GUARDIAN, props: { policy } })).resolves.toEqual([]);
  });

  it("refuses an unprotected factor", async () => {
    await expect(review(protectedFactor, { type: GUARDIAN })).resolves.toEqual([
      "The phone factor is not protected in production: set `protect` to `true`.",
    ]);
    await expect(review(protectedFactor, { type: GUARDIAN, protect: true })).resolves.toEqual([]);
  });

  it("refuses an Action that may send to every country", async () => {
    const secrets = [{ name: "PLIVO_AUTH_ID", value: "MAXXXXXXXXXXXXXXXXXX" }];
    await expect(
      review(allowedCountries, { type: DEPLOYMENT, props: { secrets } }),
    ).resolves.toEqual([
      "An SMS may go to every country: set `allowedCountries` to those of this stack's users.",
    ]);
    secrets.push({ name: "ALLOWED_COUNTRIES", value: "US,GB" });
    await expect(
      review(allowedCountries, { type: DEPLOYMENT, props: { secrets } }),
    ).resolves.toEqual([]);
  });
});

const OFFENCES: [string, { type: string; props?: Record<string, unknown> }][] = [
  ["no-loopback-urls-in-production", { type: CLIENT, props: { callbacks: ["http://localhost"] } }],
  ["no-test-user-in-production", { type: USER }],
  ["mfa-required-in-production", { type: GUARDIAN, props: { policy: "never" } }],
  ["factor-protected-in-production", { type: GUARDIAN }],
  ["countries-limited-in-production", { type: DEPLOYMENT }],
];

describe.each(OFFENCES)("%s", (name, subject) => {
  const rule = rules.find((candidate) => candidate.name === name);

  it("is in the pack, is mandatory in production, and silent for any other stack", async () => {
    if (rule === undefined) throw new Error(`the pack lacks ${name}`);
    await expect(review(rule, subject)).resolves.toHaveLength(1);
    await expect(review(rule, { ...subject, stack: "staging" })).resolves.toEqual([]);
  });

  it("says nothing about a resource of another type", async () => {
    if (rule === undefined) throw new Error(`the pack lacks ${name}`);
    await expect(review(rule, { type: "auth0:index/tenant:Tenant" })).resolves.toEqual([]);
  });
});
