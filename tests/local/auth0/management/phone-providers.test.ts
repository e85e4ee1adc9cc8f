import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

const PROVIDERS = "/branding/phone/providers";
const CUSTOM = { name: "custom", configuration: { delivery_methods: ["text"] }, credentials: {} };
const TWILIO = {
  name: "twilio",
  configuration: { sid: "sid", default_from: "+15005550100", delivery_methods: ["text"] },
  credentials: { auth_token: "hidden-token" },
};

let tenant: ManagementFixture;

beforeAll(async () => {
  tenant = await createManagementFixture();
});
beforeEach(() => {
  tenant.reset("unified");
});
afterAll(() => tenant.close());

async function createAction(deploy: boolean): Promise<void> {
  await tenant.api("POST", "/actions/actions", {
    name: "sms",
    supported_triggers: [{ id: "custom-phone-provider" }],
    deploy,
  });
}

async function createProvider(): Promise<string> {
  await createAction(true);
  return (await tenant.api("POST", PROVIDERS, CUSTOM)).textAt("id");
}

describeRoute("POST /branding/phone/providers", () => {
  it("makes a provider on a deployed Action", async () => {
    await createAction(true);
    const { status, body } = await tenant.api("POST", PROVIDERS, CUSTOM);
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: "custom", channel: "phone", disabled: false });
    expect(body.id).toMatch(/^pro_\w{22}$/);
    expect(body).not.toHaveProperty("credentials");
  });

  it("never shows credentials", async () => {
    const { body } = await tenant.api("POST", PROVIDERS, TWILIO);
    expect(JSON.stringify(body)).not.toContain("hidden-token");
  });

  it("needs an Action that is deployed", async () => {
    await createAction(false);
    const { status, body } = await tenant.api("POST", PROVIDERS, CUSTOM);
    expect(status).toBe(400);
    expect(body.errorCode).toBe("custom_email_provider_deployed_action_not_found");
    expect(tenant.ctx.store.phoneProviders.size).toBe(0);
  });

  it("has at most one provider", async () => {
    await createProvider();
    expect((await tenant.api("POST", PROVIDERS, TWILIO)).status).toBe(409);
  });

  it.each([
    [
      "without credentials",
      { name: "custom", configuration: { delivery_methods: ["text"] } },
      "Missing required property: credentials",
    ],
    ["that delivers nothing", { ...CUSTOM, configuration: { delivery_methods: [] } }, "anyOf"],
    ["of another carrier", { ...CUSTOM, name: "pigeon" }, "No enum match for: pigeon"],
    [
      "that is custom and has Twilio's token",
      { ...TWILIO, name: "custom" },
      "Bad Operation on Notification Resource",
    ],
    [
      "that is Twilio and has no sender",
      { ...TWILIO, configuration: { sid: "sid", delivery_methods: ["text"] } },
      "Bad Operation on Notification Resource",
    ],
    [
      "that is Twilio and has no account",
      { ...CUSTOM, name: "twilio" },
      "Bad Operation on Notification Resource",
    ],
  ])("refuses a provider %s", async (_, body, message) => {
    await createAction(true);
    const answer = await tenant.api("POST", PROVIDERS, body);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(message);
  });
});

describeRoute("GET /branding/phone/providers", () => {
  it("lists none, then one, and filters", async () => {
    expect((await tenant.api("GET", PROVIDERS)).body).toEqual({ providers: [] });
    const id = await createProvider();
    expect((await tenant.api("GET", PROVIDERS)).each("providers", "id")).toEqual([id]);
    expect((await tenant.api("GET", `${PROVIDERS}?disabled=true`)).body).toEqual({ providers: [] });
  });
});

describeRoute("GET /branding/phone/providers/:id", () => {
  it("answers 404 for a provider that doesn't exist", async () => {
    expect((await tenant.api("GET", `${PROVIDERS}/none`)).status).toBe(404);
  });
});

describeRoute("PATCH /branding/phone/providers/:id", () => {
  it("replaces the configuration", async () => {
    const id = await createProvider();
    const { body } = await tenant.api("PATCH", `${PROVIDERS}/${id}`, {
      configuration: { delivery_methods: ["text", "voice"] },
      disabled: true,
    });
    expect(body).toMatchObject({
      disabled: true,
      configuration: { delivery_methods: ["text", "voice"] },
    });
  });

  it("refuses an empty change", async () => {
    const id = await createProvider();
    const { status, body } = await tenant.api("PATCH", `${PROVIDERS}/${id}`, {});
    expect(status).toBe(400);
    expect(body.message).toContain("Too few properties defined (0), minimum 1");
  });
});

describeRoute("DELETE /branding/phone/providers/:id", () => {
  it("deletes, and answers 404 the second time", async () => {
    const id = await createProvider();
    expect((await tenant.api("DELETE", `${PROVIDERS}/${id}`)).status).toBe(204);
    expect((await tenant.api("DELETE", `${PROVIDERS}/${id}`)).status).toBe(404);
  });
});
