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

const TEMPLATES = { enrollment_message: "{{code}} to enroll", verification_message: "{{code}}" };

describeRoute("PUT /guardian/factors/:name", () => {
  it("turns a factor on and off", async () => {
    const { status, body } = await tenant.api("PUT", "/guardian/factors/sms", { enabled: true });
    expect([status, body]).toEqual([200, { enabled: true }]);
    expect(tenant.ctx.store.guardian.factors.sms).toBe(true);
  });

  it.each([
    ["a factor that doesn't exist", "/guardian/factors/pigeon", { enabled: true }],
    ["an additional provider", "/guardian/factors/sms", { enabled: true, provider: "twilio" }],
    ["a text for a flag", "/guardian/factors/sms", { enabled: "yes" }],
  ])("refuses %s", async (_, path, body) => {
    expect((await tenant.api("PUT", path, body)).status).toBe(400);
    expect(tenant.ctx.store.guardian.factors.sms).toBe(false);
  });
});

describeRoute("GET /guardian/factors", () => {
  it("lists every factor in Auth0's order", async () => {
    await tenant.api("PUT", "/guardian/factors/sms", { enabled: true });
    const { body } = await tenant.api("GET", "/guardian/factors");
    expect(body).toHaveLength(8);
    expect(body).toMatchObject([
      { name: "sms", enabled: true, trial_expired: false },
      { name: "push-notification" },
      {},
      {},
      {},
      {},
      {},
      {},
    ]);
  });

  it("has no way to read a single factor", async () => {
    const { status } = await tenant.api("GET", "/guardian/factors/sms");
    expect(status).toBe(404);
  });
});

describeRoute("PUT /guardian/policies", () => {
  it("accepts always, adaptive and never", async () => {
    for (const policies of [["all-applications"], ["confidence-score"], []]) {
      expect((await tenant.api("PUT", "/guardian/policies", policies)).body).toEqual(policies);
    }
  });

  it("refuses a policy that doesn't exist and keeps the existing one", async () => {
    await tenant.api("PUT", "/guardian/policies", ["all-applications"]);
    expect((await tenant.api("PUT", "/guardian/policies", ["sometimes"])).status).toBe(400);
    expect(tenant.ctx.store.guardian.policies).toEqual(["all-applications"]);
  });
});

describeRoute("GET /guardian/policies", () => {
  it("is empty on a new tenant", async () => {
    expect((await tenant.api("GET", "/guardian/policies")).body).toEqual([]);
  });
});

describeRoute("GET /guardian/factors/phone/message-types", () => {
  it("stays on a tenant of the unified experience", async () => {
    tenant.reset("unified");
    const { status, body } = await tenant.api("GET", "/guardian/factors/phone/message-types");
    expect([status, body]).toEqual([200, { message_types: ["sms"] }]);
  });
});

describeRoute("PUT /guardian/factors/phone/message-types", () => {
  const path = "/guardian/factors/phone/message-types";

  it("answers with what it was given", async () => {
    const { body } = await tenant.api("PUT", path, { message_types: ["sms", "voice"] });
    expect(body).toEqual({ message_types: ["sms", "voice"] });
  });

  it("refuses a type that the phone provider can't deliver", async () => {
    tenant.reset("unified");
    await tenant.api("POST", "/branding/phone/providers", {
      name: "twilio",
      configuration: { sid: "sid", default_from: "+15005550100", delivery_methods: ["text"] },
      credentials: { auth_token: "token" },
    });
    const { status, body } = await tenant.api("PUT", path, { message_types: ["sms", "voice"] });
    expect(status).toBe(409);
    expect(body.message).toBe("Message Type is not supported by the configured phone provider");
    expect(tenant.ctx.store.guardian.messageTypes).toEqual(["sms"]);
  });
});

describe.each(["phone", "sms"])("the legacy endpoints of the %s factor", (factor) => {
  const base = `/guardian/factors/${factor}`;

  describeRoute(`PUT /guardian/factors/${factor}/selected-provider`, () => {
    it("selects who sends", async () => {
      const { body } = await tenant.api("PUT", `${base}/selected-provider`, {
        provider: "phone-message-hook",
      });
      expect(body).toEqual({ provider: "phone-message-hook" });
    });

    it("refuses an unknown provider", async () => {
      const body = { provider: "pigeon" };
      expect((await tenant.api("PUT", `${base}/selected-provider`, body)).status).toBe(400);
    });
  });

  describeRoute(`GET /guardian/factors/${factor}/selected-provider`, () => {
    it("is Auth0 on a new tenant", async () => {
      const { body } = await tenant.api("GET", `${base}/selected-provider`);
      expect(body).toEqual({ provider: "auth0" });
    });
  });

  describeRoute(`PUT /guardian/factors/${factor}/templates`, () => {
    it("needs both texts", async () => {
      expect((await tenant.api("PUT", `${base}/templates`, TEMPLATES)).body).toEqual(TEMPLATES);
      const half = { enrollment_message: "{{code}}" };
      expect((await tenant.api("PUT", `${base}/templates`, half)).status).toBe(400);
      expect(tenant.ctx.store.guardian.templates).toEqual(TEMPLATES);
    });
  });

  describeRoute(`GET /guardian/factors/${factor}/templates`, () => {
    it("has Auth0's own texts until some are set", async () => {
      const { body } = await tenant.api("GET", `${base}/templates`);
      expect(body.verification_message).toContain("{{tenant.friendly_name}}");
    });
  });

  describeRoute(`PUT /guardian/factors/${factor}/providers/twilio`, () => {
    it("never shows the token again", async () => {
      const { body } = await tenant.api("PUT", `${base}/providers/twilio`, {
        sid: "sid",
        auth_token: "hidden-token",
        from: "+15005550006",
      });
      expect(body).toEqual({
        sid: "sid",
        auth_token: null,
        from: "+15005550006",
        messaging_service_sid: null,
      });
    });
  });

  describeRoute(`GET /guardian/factors/${factor}/providers/twilio`, () => {
    it("is empty on a new tenant", async () => {
      const { body } = await tenant.api("GET", `${base}/providers/twilio`);
      expect(body).toMatchObject({ sid: null, from: null });
    });
  });

  it.each([
    ["GET", "selected-provider", undefined],
    ["PUT", "selected-provider", { provider: "phone-message-hook" }],
    ["GET", "templates", undefined],
    ["PUT", "templates", TEMPLATES],
    ["GET", "providers/twilio", undefined],
    ["PUT", "providers/twilio", { sid: "sid" }],
  ])("refuse %s %s under the unified experience", async (method, path, body) => {
    tenant.reset("unified");
    const answer = await tenant.api(method, `${base}/${path}`, body);
    expect(answer.status).toBe(403);
    expect(answer.body.errorCode).toBe("legacy_mfa_phone_provider_not_allowed");
    expect(tenant.ctx.store.guardian.templates).toBeUndefined();
  });
});
