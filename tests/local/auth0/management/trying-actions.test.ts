import {
  createDeliveryFixture,
  sendStatements,
  type DeliveryFixture,
} from "../phone-delivery-fixture";
import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

let delivery: DeliveryFixture;
let tenant: ManagementFixture;

const send = (handler: string, to: string, text: string): string =>
  `exports.${handler} = async (event) => { ${sendStatements(to, text)} };`;

beforeAll(async () => {
  delivery = await createDeliveryFixture();
  tenant = await createManagementFixture({ ctx: delivery.ctx });
});
beforeEach(() => {
  delivery.reset("unified");
});
afterAll(async () => {
  await tenant.close();
  await delivery.close();
});

async function createAction(trigger: string, code: string): Promise<string> {
  const body = { name: "sms", supported_triggers: [{ id: trigger }], code, deploy: true };
  return (await tenant.api("POST", "/actions/actions", body)).textAt("id");
}

async function createProvider(code: string): Promise<string> {
  await createAction("custom-phone-provider", code);
  const provider = {
    name: "custom",
    configuration: { delivery_methods: ["text"] },
    credentials: {},
  };
  return (await tenant.api("POST", "/branding/phone/providers", provider)).textAt("id");
}

describeRoute("POST /actions/actions/:id/test", () => {
  it("runs the draft and reports how it ended", async () => {
    const code = 'exports.onExecuteSendPhoneMessage = async () => { throw new Error("no luck"); };';
    const id = await createAction("send-phone-message", code);
    const { status, body } = await tenant.api("POST", `/actions/actions/${id}/test`, {
      payload: {},
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ payload: { status: "error", error: { message: "no luck" } } });
  });

  it("refuses a request without a payload", async () => {
    const id = await createAction("send-phone-message", "");
    expect((await tenant.api("POST", `/actions/actions/${id}/test`, {})).status).toBe(400);
  });
});

describeRoute("GET /actions/executions/:id", () => {
  it("shows a run in the tenant's log, and answers 404 for another", async () => {
    const id = await createProvider(
      'exports.onExecuteCustomPhoneProvider = async () => { throw new Error("no luck"); };',
    );
    await tenant.api("POST", `/branding/phone/providers/${id}/try`, { to: "+15557654321" });
    const [event] = (await tenant.api("GET", "/logs?q=type%3Aactions_execution_failed"))
      .body as unknown as { details: { execution_id: string } }[];
    const path = `/actions/executions/${event?.details.execution_id ?? ""}`;
    expect((await tenant.api("GET", path)).body).toMatchObject({
      id: event?.details.execution_id,
      trigger_id: "custom-phone-provider",
      status: "final",
      results: [{ action_name: "sms", error: { id: "Error", msg: "no luck" } }],
    });
    expect((await tenant.api("GET", "/actions/executions/none")).status).toBe(404);
  });
});

describeRoute("POST /branding/phone/providers/:id/try", () => {
  it("sends a sample message", async () => {
    const code = send(
      "onExecuteCustomPhoneProvider",
      "event.notification.recipient",
      "event.notification.as_text",
    );
    const id = await createProvider(code);
    const { status } = await tenant.api("POST", `/branding/phone/providers/${id}/try`, {
      to: "+15557654321",
    });
    expect(status).toBe(202);
    expect(delivery.carrier.carrier.messages).toHaveLength(1);
  });

  it("reports why a message wasn't sent", async () => {
    const code =
      'exports.onExecuteCustomPhoneProvider = async (e, api) => api.notification.drop("no credit");';
    const id = await createProvider(code);
    const { status, body } = await tenant.api("POST", `/branding/phone/providers/${id}/try`, {
      to: "+15557654321",
    });
    expect(status).toBe(400);
    expect(body.message).toContain("no credit");
  });
});

describeRoute("POST /branding/phone/templates/:id/try", () => {
  it("sends the template's text", async () => {
    await createProvider(
      send(
        "onExecuteCustomPhoneProvider",
        "event.notification.recipient",
        "event.notification.as_text",
      ),
    );
    const template = await tenant.api("POST", "/branding/phone/templates", {
      type: "otp_enroll",
      content: { body: { text: "{{ code }} is for trying" } },
    });
    const path = `/branding/phone/templates/${template.textAt("id")}/try`;
    expect((await tenant.api("POST", path, { to: "+15557654321" })).status).toBe(202);
    expect(delivery.carrier.carrier.messages.map(({ text }) => text)).toEqual([
      "123456 is for trying",
    ]);
  });
});
