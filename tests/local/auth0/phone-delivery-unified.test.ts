import { deliverPhoneMessage } from "../../../local/auth0/phone-delivery";
import { sendTestMessage } from "../../../local/auth0/phone-delivery/test-message";
import {
  deliverThroughProvider,
  resumeRetries,
} from "../../../local/auth0/phone-delivery/unified-delivery";
import {
  addAction,
  addPhoneProvider,
  createDeliveryFixture,
  PHONE_MESSAGE,
  SEND_UNIFIED,
  type DeliveryFixture,
} from "./phone-delivery-fixture";

let fixture: DeliveryFixture;
beforeAll(async () => {
  fixture = await createDeliveryFixture();
});
beforeEach(() => {
  fixture.reset("unified");
});
afterAll(() => fixture.close());

const deliver = (changes: Partial<typeof PHONE_MESSAGE> = {}) =>
  deliverPhoneMessage(fixture.ctx, { ...PHONE_MESSAGE, ...changes });
const texts = () => fixture.carrier.carrier.messages.map(({ text }) => text);
const deploy = (body: string) => addAction(fixture, "custom-phone-provider", { deployed: body });

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

it("sends through the phone provider's Action, which needs no binding, and logs it", async () => {
  deploy(SEND_UNIFIED);
  addPhoneProvider(fixture);
  expect(await deliver()).toEqual({ delivered: true });
  expect(texts()).toEqual([
    "402931 is your verification code for Local tenant. Please enter this code to verify your enrollment.",
  ]);
  expect(fixture.logs().map(({ type }) => type)).toEqual(["gd_send_sms"]);
});

it("gives the Action the documented event", async () => {
  deploy("throw new Error(JSON.stringify(event))");
  addPhoneProvider(fixture);
  const delivery = await deliver({
    purpose: "second-factor-authentication",
    recipient: "+442079460000",
  });
  const event = JSON.parse(delivery.delivered ? "{}" : delivery.reason) as Record<string, unknown>;
  expect(event).toMatchObject({
    client: { client_id: "", name: "", metadata: {} },
    connection: {
      id: "con_0000000000000001",
      name: "Username-Password-Authentication",
      strategy: "auth0",
      metadata: {},
    },
    notification: {
      as_text: "[code] is your verification code for Local tenant.",
      // The spoken code is digits between dots, which nothing redacts: six digits are not in it.
      as_voice: expect.stringContaining("4.0.2.9.3.1") as string,
      code: "[code]",
      delivery_method: "text",
      locale: "en-GB",
      message_type: "otp_verify",
      recipient: "[number]",
    },
    secrets: { SECRET: "deployed secret" },
    tenant: { id: "local", friendly_name: "Local tenant" },
    user: { user_id: "auth0|ada", login_count: 3 },
  });
  expect(event["user"]).not.toHaveProperty("identities");
});

it("renders the tenant's own template and passes its sender, but not a disabled one", async () => {
  deploy("console.log(event.notification.from); " + SEND_UNIFIED);
  addPhoneProvider(fixture);
  const template = {
    id: "tem",
    type: "otp_enroll",
    disabled: false,
    customizable: true,
    created_at: PHONE_MESSAGE.user.created_at,
    updated_at: PHONE_MESSAGE.user.updated_at,
    content: { from: "+15005550111", body: { text: "{{ user.name }}: {{ code }}", voice: "" } },
  };
  fixture.ctx.store.phoneTemplates.set("tem", template);
  await deliver();
  fixture.ctx.store.phoneTemplates.set("tem", { ...template, disabled: true });
  await deliver();
  expect(texts()).toEqual([
    "Ada Lovelace: 402931",
    expect.stringMatching(/^402931 is your verification code/),
  ]);
  const logged = fixture
    .logs()
    .map(({ details }) => (details?.["executions"] as { logs: string[] }[])[0]?.logs);
  expect(logged).toEqual([["+15005550111"], ["undefined"]]);
});

it("gives up when the Action drops the notification", async () => {
  deploy("api.notification.drop('geo permission')");
  addPhoneProvider(fixture);
  expect(await deliver()).toEqual({ delivered: false, reason: "geo permission" });
  expect(fixture.logs("fn")[0]?.details).toEqual({
    notification_type: "phone",
    email_type: "otp_enroll",
    to: "XXXXX4321",
    error: "geo permission",
  });
  expect(fixture.logs("gd_send_sms_failure")[0]?.details).toMatchObject({
    authenticator: { id: null, type: "sms" },
    failure_details: { errorCode: "drop", message: "geo permission" },
    provider_error: { errorCode: "drop", message: "geo permission" },
  });
});

it("gives up when the Action throws", async () => {
  deploy("throw new Error('broken')");
  addPhoneProvider(fixture);
  expect(await deliver()).toEqual({ delivered: false, reason: "broken" });
  expect(fixture.logs().map(({ type }) => type)).toEqual([
    "actions_execution_failed",
    "fn",
    "gd_send_sms_failure",
  ]);
});

it("tries again when the Action asks for it, until the message is out", async () => {
  deploy(SEND_UNIFIED.replace("throw new Error", "return api.notification.retry"));
  addPhoneProvider(fixture);
  fixture.carrier.carrier.script.add([{ status: 503, times: 2 }]);
  const first = await deliverThroughProvider(fixture.ctx, PHONE_MESSAGE, [1, 1, 1, 1, 1]);
  expect(first).toEqual({ delivered: false, reason: "Plivo answered 503", retrying: true });
  await until(() => fixture.logs("gd_send_sms").length > 0);
  expect(texts()).toHaveLength(1);
  expect(fixture.logs("fn")).toHaveLength(2);
});

it("retries no more than 5 times", async () => {
  deploy("api.notification.retry('busy')");
  addPhoneProvider(fixture);
  await deliverThroughProvider(fixture.ctx, PHONE_MESSAGE, [1, 1, 1, 1, 1]);
  await until(() => fixture.logs("fn").length === 6);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(fixture.logs("fn")).toHaveLength(6);
});

it("continues its retries after a snapshot is loaded, and drops the earlier ones", async () => {
  deploy(SEND_UNIFIED.replace("throw new Error", "return api.notification.retry"));
  addPhoneProvider(fixture);
  fixture.carrier.carrier.script.add([{ status: 503, times: 2 }]);
  await deliverThroughProvider(fixture.ctx, PHONE_MESSAGE, [60_000, 120_000]);
  const { ctx } = fixture;
  const memory = JSON.parse(JSON.stringify(ctx.memory.save())) as ReturnType<
    typeof ctx.memory.save
  >;
  ctx.store = structuredClone(ctx.store);
  ctx.memory.load(memory);
  resumeRetries(ctx);
  ctx.clock.advance(60_000);
  await until(() => fixture.logs("fn").length === 2);
  expect(texts()).toEqual([]);
  ctx.clock.advance(120_000);
  await until(() => fixture.logs("gd_send_sms").length > 0);
  expect(texts()).toHaveLength(1);
  expect(ctx.memory.map("phone/retries").size).toBe(0);
});

it("stops trying when the tenant is reset", async () => {
  deploy("api.notification.retry('busy')");
  addPhoneProvider(fixture);
  await deliverThroughProvider(fixture.ctx, PHONE_MESSAGE, [50]);
  fixture.reset("unified");
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(fixture.logs()).toEqual([]);
});

it("drops a run that was in progress when the tenant was reset", async () => {
  deploy(
    "await new Promise((resolve) => setTimeout(resolve, 100)); api.notification.retry('busy')",
  );
  addPhoneProvider(fixture);
  const delivery = deliver();
  fixture.reset("unified");
  expect(await delivery).toEqual({ delivered: false, reason: "The tenant was reset." });
  expect(fixture.logs()).toEqual([]);
});

it.each([
  ["there is no provider", () => undefined, "no phone provider"],
  [
    "the provider is disabled",
    () => {
      addPhoneProvider(fixture, { disabled: true });
    },
    "disabled",
  ],
  [
    "the provider is Auth0's Twilio one",
    () => {
      addPhoneProvider(fixture, { name: "twilio" });
    },
    "twilio",
  ],
  [
    "the provider delivers by voice only",
    () => {
      addPhoneProvider(fixture, { methods: ["voice"] });
    },
    "`text`",
  ],
])("sends nothing when %s", async (_what, prepare, reason) => {
  deploy(SEND_UNIFIED);
  prepare();
  expect(await deliver()).toMatchObject({
    delivered: false,
    reason: expect.stringContaining(reason) as string,
  });
  expect(texts()).toEqual([]);
  expect(fixture.logs("gd_send_sms_failure")).toHaveLength(1);
});

it("sends nothing when the Action was never deployed", async () => {
  addAction(fixture, "custom-phone-provider", { draft: SEND_UNIFIED });
  addPhoneProvider(fixture);
  expect(await deliver()).toMatchObject({
    delivered: false,
    reason: expect.stringContaining("is deployed") as string,
  });
});

it("keeps what the Action caches for the trigger's next run, and forgets it on a reset", async () => {
  const count =
    "const n = Number(api.cache.get('n')?.value ?? 0) + 1; api.cache.set('n', String(n)); api.notification.drop('run ' + n)";
  deploy(count);
  addPhoneProvider(fixture);
  expect([await deliver(), await deliver()]).toMatchObject([
    { reason: "run 1" },
    { reason: "run 2" },
  ]);
  fixture.reset("unified");
  deploy(count);
  addPhoneProvider(fixture);
  expect(await deliver()).toMatchObject({ reason: "run 1" });
});

it("sends a test message once, whatever the Action asks for, and counts it against nobody", async () => {
  deploy(`${SEND_UNIFIED} api.notification.retry('again')`);
  addPhoneProvider(fixture);
  for (let message = 0; message < 11; message += 1)
    expect(await sendTestMessage(fixture.ctx, { recipient: "+15557654321" })).toEqual({
      delivered: false,
      reason: "again",
    });
  expect(texts()).toHaveLength(11);
});
