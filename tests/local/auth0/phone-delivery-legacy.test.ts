import { deliverPhoneMessage } from "../../../local/auth0/phone-delivery";
import {
  addAction,
  bind,
  createDeliveryFixture,
  PHONE_MESSAGE,
  SEND_LEGACY,
  type DeliveryFixture,
} from "./phone-delivery-fixture";

let fixture: DeliveryFixture;
beforeAll(async () => {
  fixture = await createDeliveryFixture();
});
beforeEach(() => {
  fixture.reset("legacy");
});
afterAll(() => fixture.close());

const deliver = (changes: Partial<typeof PHONE_MESSAGE> = {}) =>
  deliverPhoneMessage(fixture.ctx, { ...PHONE_MESSAGE, ...changes });
const texts = () => fixture.carrier.carrier.messages.map(({ text }) => text);

it("sends the enrollment message through the bound Action and logs it", async () => {
  addAction(fixture, "send-phone-message", { deployed: SEND_LEGACY });
  bind(fixture, "send-phone-message");
  expect(await deliver()).toEqual({ delivered: true });
  expect(texts()).toEqual([
    "402931 is your verification code for Local tenant. Please enter this code to verify your enrollment.",
  ]);
  expect(fixture.logs()).toEqual([
    expect.objectContaining({
      type: "gd_send_sms",
      user_id: "auth0|ada",
      ip: "192.0.2.1",
      connection: PHONE_MESSAGE.user.connection,
    }),
  ]);
});

it("sends the other text for a challenge", async () => {
  addAction(fixture, "send-phone-message", { deployed: SEND_LEGACY });
  bind(fixture, "send-phone-message");
  fixture.ctx.store.guardian.templates = {
    enrollment_message: "enroll {{code}}",
    verification_message: "verify {{code}}",
  };
  await deliver({ purpose: "second-factor-authentication" });
  expect(texts()).toEqual(["verify 402931"]);
});

it("gives the Action the documented event", async () => {
  const client = {
    ...[...fixture.ctx.store.clients.values()][0],
    client_metadata: { tier: "one" },
  } as (typeof PHONE_MESSAGE)["client"];
  addAction(fixture, "send-phone-message", { deployed: "throw new Error(JSON.stringify(event))" });
  bind(fixture, "send-phone-message");
  const delivery = await deliver({ client, code: "000000", recipient: "+442079460000" });
  const event = JSON.parse(delivery.delivered ? "{}" : delivery.reason) as unknown;
  expect(event).toEqual({
    client: { client_id: "client", name: "Management API client", metadata: { tier: "one" } },
    message_options: {
      action: "enrollment",
      code: "[code]",
      message_type: "sms",
      recipient: "[number]",
      text: "[code] is your verification code for Local tenant. Please enter this code to verify your enrollment.",
    },
    request: {
      geoip: {},
      ip: "192.0.2.1",
      method: "POST",
      hostname: "localhost",
      user_agent: "browser",
      language: "en-US",
    },
    secrets: { SECRET: "deployed secret" },
    tenant: { id: "local" },
    user: {
      app_metadata: {},
      created_at: PHONE_MESSAGE.user.created_at,
      email: "ada@example.com",
      email_verified: true,
      given_name: "Ada",
      identities: [
        {
          connection: "Username-Password-Authentication",
          provider: "auth0",
          user_id: "ada",
          isSocial: false,
        },
      ],
      name: "Ada Lovelace",
      nickname: "ada",
      picture: "https://example.com/ada.png",
      updated_at: PHONE_MESSAGE.user.updated_at,
      user_id: "auth0|ada",
      user_metadata: { plan: "gold" },
    },
  });
});

it("runs bound Actions in order and stops at the first that throws", async () => {
  addAction(fixture, "send-phone-message", { id: "first", deployed: "console.log('first ran')" });
  addAction(fixture, "send-phone-message", { id: "second", deployed: "throw new TypeError('no')" });
  addAction(fixture, "send-phone-message", { id: "third", deployed: SEND_LEGACY });
  bind(fixture, "first", "second", "third");
  expect(await deliver()).toEqual({ delivered: false, reason: "no" });
  expect(texts()).toEqual([]);
  const executions = [
    expect.objectContaining({ action_name: "first", logs: ["first ran"] }),
    expect.objectContaining({ action_name: "second", error: { id: "TypeError", msg: "no" } }),
  ];
  expect(fixture.logs().map(({ type }) => type)).toEqual([
    "actions_execution_failed",
    "gd_send_sms_failure",
  ]);
  expect(fixture.logs("actions_execution_failed")[0]?.details).toMatchObject({
    trigger_id: "send-phone-message",
    action_id: "second",
    version_id: "second-2",
    binding_id: "binding-second",
    execution_id: expect.any(String) as string,
    error_class: "action_error",
    action_error: { name: "TypeError", message: "no" },
  });
  expect(fixture.logs("gd_send_sms_failure")[0]?.details).toEqual({
    authenticator: { id: null, type: "sms" },
    failure_details: { errorCode: "action_error", message: "no" },
    provider_error: { errorCode: "action_error", message: "no" },
    executions,
  });
});

it("keeps code and number out of the log, even if the Action writes them", async () => {
  const leak =
    "`${event.message_options.code} ${event.message_options.recipient} ${event.message_options.recipient.slice(1)}`";
  addAction(fixture, "send-phone-message", {
    deployed: `console.log(${leak}); throw new Error(${leak})`,
  });
  bind(fixture, "send-phone-message");
  expect(await deliver()).toEqual({ delivered: false, reason: "[code] [number] [number]" });
  const log = JSON.stringify(fixture.logs());
  expect(log).toContain("[code] [number] [number]");
  expect(log).not.toMatch(/402931|5557654321/);
});

it.each(["auth0", "twilio"] as const)("doesn't send through the provider %s", async (provider) => {
  addAction(fixture, "send-phone-message", { deployed: SEND_LEGACY });
  bind(fixture, "send-phone-message");
  fixture.ctx.store.guardian.selectedProvider = provider;
  expect(await deliver()).toMatchObject({
    delivered: false,
    reason: expect.stringContaining(`\`${provider}\``) as string,
  });
  expect(texts()).toEqual([]);
  expect(fixture.logs("gd_send_sms_failure")).toHaveLength(1);
});

it("has nothing to run if the bound Action was never deployed", async () => {
  addAction(fixture, "send-phone-message", {});
  bind(fixture, "send-phone-message");
  expect(await deliver()).toMatchObject({
    delivered: false,
    reason: expect.stringContaining("No deployed Action") as string,
  });
});

it("doesn't send a message whose template can't be rendered", async () => {
  addAction(fixture, "send-phone-message", { deployed: SEND_LEGACY });
  bind(fixture, "send-phone-message");
  fixture.ctx.store.guardian.templates = {
    enrollment_message: "{% if %}{{code}}",
    verification_message: "{{code}}",
  };
  expect(await deliver()).toMatchObject({
    delivered: false,
    reason: expect.stringContaining("template") as string,
  });
  expect(fixture.logs("gd_send_sms_failure")).toHaveLength(1);
});
