import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

let tenant: ManagementFixture;

beforeAll(async () => {
  tenant = await createManagementFixture();
});
beforeEach(() => {
  tenant.reset();
});
afterAll(() => tenant.close());

describeRoute("GET /tenants/settings", () => {
  it.each([
    ["legacy", false],
    ["unified", true],
  ] as const)("says that a %s tenant's phones are consolidated: %s", async (experience, flag) => {
    tenant.reset(experience);
    const { body } = await tenant.api("GET", "/tenants/settings");
    expect(body.phone_consolidated_experience).toBe(flag);
  });

  it("shows the sandboxes, and only the fields that were requested", async () => {
    const { body } = await tenant.api(
      "GET",
      "/tenants/settings?fields=sandbox_versions_available,flags",
    );
    expect(Object.keys(body).sort()).toEqual(["flags", "sandbox_versions_available"]);
  });
});

describeRoute("PATCH /tenants/settings", () => {
  it("merges flags, replaces the rest, removes what is null", async () => {
    await tenant.api("PATCH", "/tenants/settings", {
      error_page: { html: "<p>", show_log_link: false },
      enabled_locales: ["de", "fr"],
    });
    const { body } = await tenant.api("PATCH", "/tenants/settings", {
      error_page: null,
      enabled_locales: ["en"],
      flags: { remove_alg_from_jwks: true },
    });
    expect(body.enabled_locales).toEqual(["en"]);
    expect(body).not.toHaveProperty("error_page");
    expect(body.flags).toMatchObject({ remove_alg_from_jwks: true, enable_sso: true });
  });

  it("stores lifetimes given in minutes as hours", async () => {
    await tenant.api("PATCH", "/tenants/settings", {
      session_lifetime_in_minutes: 10_080,
      idle_session_lifetime_in_minutes: 90,
    });
    const { body } = await tenant.api("GET", "/tenants/settings");
    expect(body).toMatchObject({ session_lifetime: 168, idle_session_lifetime: 1.5 });
    expect(Object.keys(body).filter((name) => name.endsWith("_in_minutes"))).toEqual([]);
  });

  it.each([
    ["an unknown setting", { color: "red" }],
    ["an unknown flag", { flags: { fly: true } }],
    ["a lifetime of no hours", { session_lifetime: 0 }],
    ["a redirection that isn't https", { default_redirection_uri: "http://a.example" }],
    ["a text for a flag", { phone_consolidated_experience: "yes" }],
  ])("refuses %s and changes nothing", async (_, change) => {
    const before = structuredClone(tenant.ctx.store.tenant);
    const { status } = await tenant.api("PATCH", "/tenants/settings", {
      friendly_name: "New",
      ...change,
    });
    expect(status).toBe(400);
    expect(tenant.ctx.store.tenant).toEqual(before);
  });
});

const PROTECTIONS = [
  ["brute-force-protection", { max_attempts: 5 }, { max_attempts: 101 }],
  ["suspicious-ip-throttling", { enabled: false }, { shields: ["shout"] }],
  ["phone-provider-protection", { type: "exponential" }, { type: "linear" }],
] as const;

for (const [name, change, mistake] of PROTECTIONS) {
  const path = `/attack-protection/${name}`;
  describeRoute(`GET /attack-protection/${name}`, () => {
    it("has Auth0's defaults", async () => {
      expect((await tenant.api("GET", path)).status).toBe(200);
    });
  });
  describeRoute(`PATCH /attack-protection/${name}`, () => {
    it("keeps a change, and refuses a mistake", async () => {
      expect((await tenant.api("PATCH", path, change)).body).toMatchObject(change);
      expect((await tenant.api("PATCH", path, mistake)).status).toBe(400);
      expect((await tenant.api("GET", path)).body).toMatchObject(change);
    });
  });
}
