import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

const TEMPLATES = "/branding/phone/templates";

let tenant: ManagementFixture;

beforeAll(async () => {
  tenant = await createManagementFixture();
});
beforeEach(() => {
  tenant.reset("unified");
});
afterAll(() => tenant.close());

async function createTemplate(type = "otp_enroll"): Promise<string> {
  const body = { type, content: { body: { text: "{{ code }}", voice: "{{ code }}, again" } } };
  return (await tenant.api("POST", TEMPLATES, body)).textAt("id");
}

describeRoute("POST /branding/phone/templates", () => {
  it("makes one template of each type", async () => {
    const { status, body } = await tenant.api("POST", TEMPLATES, {
      type: "otp_enroll",
      content: { body: { text: "{{ code }}" } },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      type: "otp_enroll",
      channel: "phone",
      disabled: false,
      content: { syntax: "liquid", body: { text: "{{ code }}" } },
    });
    const again = await tenant.api("POST", TEMPLATES, { type: "otp_enroll" });
    expect([again.status, again.body.message]).toEqual([
      409,
      "Phone template already configured for tenant",
    ]);
  });

  it.each([
    ["for an unknown purpose", { type: "birthday" }],
    [
      "with a text of 20,001 characters",
      { type: "otp_enroll", content: { body: { text: "x".repeat(20_001) } } },
    ],
    ["without any text", { type: "otp_enroll", content: { body: {} } }],
  ])("refuses a template %s", async (_, body) => {
    expect((await tenant.api("POST", TEMPLATES, body)).status).toBe(400);
    expect(tenant.ctx.store.phoneTemplates.size).toBe(0);
  });
});

describeRoute("GET /branding/phone/templates", () => {
  it("lists what was made", async () => {
    const id = await createTemplate();
    expect((await tenant.api("GET", TEMPLATES)).each("templates", "id")).toEqual([id]);
    expect((await tenant.api("GET", `${TEMPLATES}?disabled=true`)).body).toEqual({ templates: [] });
  });
});

describeRoute("GET /branding/phone/templates/:id", () => {
  it("answers 404 for a template that doesn't exist", async () => {
    expect((await tenant.api("GET", `${TEMPLATES}/none`)).status).toBe(404);
  });
});

describeRoute("PATCH /branding/phone/templates/:id", () => {
  it("changes a text and leaves the voice as it was", async () => {
    const id = await createTemplate();
    const { body } = await tenant.api("PATCH", `${TEMPLATES}/${id}`, {
      content: { body: { text: "{{ code }} it is" } },
    });
    expect(body).toMatchObject({
      content: { syntax: "liquid", body: { text: "{{ code }} it is", voice: "{{ code }}, again" } },
    });
  });

  it("refuses another syntax", async () => {
    const id = await createTemplate();
    const body = { content: { syntax: "mustache", body: { text: "{{ code }}" } } };
    expect((await tenant.api("PATCH", `${TEMPLATES}/${id}`, body)).status).toBe(400);
  });
});

describeRoute("PATCH /branding/phone/templates/:id/reset", () => {
  it("restores Auth0's text", async () => {
    const id = await createTemplate("blocked_account");
    const answer = await tenant.api("PATCH", `${TEMPLATES}/${id}/reset`);
    expect(answer.textAt("content.body.text")).toContain("has been blocked");
  });
});

describeRoute("DELETE /branding/phone/templates/:id", () => {
  it("deletes, and answers 404 the second time", async () => {
    const id = await createTemplate();
    expect((await tenant.api("DELETE", `${TEMPLATES}/${id}`)).status).toBe(204);
    expect((await tenant.api("DELETE", `${TEMPLATES}/${id}`)).status).toBe(404);
  });
});
