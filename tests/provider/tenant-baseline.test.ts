import {
  AUTH0_ENROLLMENT_MESSAGE,
  AUTH0_VERIFICATION_MESSAGE,
} from "../../components/auth0/message-texts";
import { UNKNOWN, type PropertyValues } from "../../provider/property-values";
import { tenantBaseline } from "../../provider/tenant-baseline/tenant-baseline";
import { created, LEGACY, UNIFIED } from "./created-baseline";
import type { FakeTenant } from "./fake-settings";

afterEach(() => {
  jest.restoreAllMocks();
});

it("only reads when it is created, each setting once", async () => {
  const { reads, state } = await created();
  expect(reads.sort()).toEqual([
    "GET /actions/triggers/send-phone-message/bindings?per_page=100",
    "GET /guardian/factors",
    "GET /guardian/factors/phone/message-types",
    "GET /guardian/factors/phone/selected-provider",
    "GET /guardian/factors/sms/templates",
    "GET /guardian/policies",
  ]);
  expect(state["factors"]).toEqual(["otp", "email", "webauthn-roaming"]);
});

it("plans with what the tenant has, so that the factors are known in a preview", async () => {
  const { session } = await created();
  expect(await tenantBaseline.planCreate(session, LEGACY)).toMatchObject({
    factors: ["otp", "email", "webauthn-roaming"],
  });
  const unconfigured = { ...session, api: undefined };
  expect(await tenantBaseline.planCreate(unconfigured, LEGACY)).toMatchObject({ factors: UNKNOWN });
});

it("restores all of it when it is deleted, what delivers first and the policy last", async () => {
  const { fake, picture, state, session, writes } = await created(LEGACY, ({ factors }) =>
    factors.add("sms"),
  );
  fake.gainStack();
  fake.loseStack();
  await tenantBaseline.delete(session, state);
  expect(fake.picture()).toEqual(picture);
  const order = writes();
  expect(order[0]).toBe("PATCH /actions/triggers/send-phone-message/bindings");
  expect(order.at(-1)).toBe("PUT /guardian/policies");
  expect(order.indexOf("PUT /guardian/factors/sms")).toBeGreaterThan(
    order.indexOf("PUT /guardian/factors/otp"),
  );
  await tenantBaseline.delete(session, state);
  expect(writes()).toEqual([]);
});

it("can be deleted again after a deletion that was interrupted at any request", async () => {
  for (let cut = 0; ; cut++) {
    const { fake, picture, state, session, tenant, refresh } = await created();
    fake.gainStack();
    fake.loseStack();
    const answer = jest.mocked(fetch).getMockImplementation();
    let left = cut;
    jest.mocked(fetch).mockImplementation((url, init) => {
      if (left-- <= 0) return Promise.reject(new Error("killed"));
      return answer?.(url, init) as Promise<Response>;
    });
    const isCut = await tenantBaseline.delete(session, state).then(
      () => false,
      () => true,
    );
    if (!isCut) break;
    jest.mocked(fetch).mockImplementation(answer);
    await tenantBaseline.delete(session, await refresh());
    expect(fake.picture()).toEqual(picture);
    expect(tenant.logged.slice(1)).toEqual([]);
  }
});

it("keeps a factor that someone turns on later, even after the stack", async () => {
  const { fake, state, refresh, session } = await created();
  fake.gainStack();
  fake.factors.add("duo");
  const refreshed = await refresh();
  expect(refreshed["factors"]).toEqual(["otp", "email", "duo", "webauthn-roaming"]);
  expect(tenantBaseline.diff({ state: refreshed, oldInputs: LEGACY, inputs: LEGACY })).toEqual([]);
  fake.loseStack();
  await tenantBaseline.delete(session, refreshed);
  expect(fake.factors).toEqual(new Set(["duo", "email", "otp", "webauthn-roaming"]));
  expect(state["factors"]).toHaveLength(3);
});

it("keeps a factor off that someone turned off", async () => {
  const { fake, refresh } = await created();
  fake.gainStack();
  fake.factors.delete("otp");
  expect((await refresh())["factors"]).toEqual(["email", "webauthn-roaming"]);
});

it.each<[string, (fake: FakeTenant) => void]>([
  [
    "a killed deletion of Guardian",
    (fake) => {
      fake.loseStack();
    },
  ],
  [
    "a deletion of Guardian whose request for the SMS factor failed",
    (fake) => {
      fake.loseStack();
      fake.factors.add("sms");
    },
  ],
])("forgets no factor after %s", async (_what, happen) => {
  const { fake, refresh, state } = await created();
  fake.gainStack();
  happen(fake);
  expect(await refresh()).toEqual(state);
});

it("keeps the program's list of factors, whatever someone turns on, and still restores the old ones", async () => {
  const inputs = { ...LEGACY, otherFactors: ["duo"] };
  const { fake, state, session, refresh } = await created(inputs);
  expect(state["factors"]).toEqual(["duo"]);
  fake.gainStack();
  fake.factors.add("recovery-code");
  expect((await refresh())["factors"]).toEqual(["duo"]);
  fake.loseStack();
  await tenantBaseline.delete(session, state);
  expect(fake.factors).toEqual(new Set(["email", "otp", "webauthn-roaming"]));
});

it("names in a plan and at the first run what changes for everyone, and nothing on an empty tenant", async () => {
  const { tenant } = await created();
  expect(tenant.logged).toEqual([
    "warning: This stack changes the tenant acme.test for all of its applications: the policy `confidence-score` becomes " +
      "`all-applications` and the Action `Another carrier` leaves the Send Phone Message flow; `pulumi destroy` restores this.",
  ]);
  const empty = await created(LEGACY, (fake) => {
    fake.factors.clear();
    fake.flow = [];
    fake.values["/guardian/policies"] = [];
  });
  expect(empty.tenant.logged).toEqual([]);
});

it.each([
  [
    LEGACY,
    [
      "GET /actions/triggers/send-phone-message/bindings?per_page=100",
      "GET /guardian/factors",
      "GET /guardian/policies",
    ],
  ],
  [UNIFIED, ["GET /branding/phone/providers", "GET /guardian/factors", "GET /guardian/policies"]],
])(
  "reads little of a tenant that uses no factor, and restores Auth0's defaults",
  async (inputs, requests) => {
    const { reads, state, fake, session, picture } = await created(inputs, (tenant) => {
      tenant.factors.clear();
      tenant.flow = [];
      tenant.values["/guardian/policies"] = [];
      tenant.values["/guardian/factors/phone/message-types"] = { message_types: ["sms"] };
      tenant.values["/guardian/factors/sms/templates"] = {
        enrollment_message: AUTH0_ENROLLMENT_MESSAGE,
        verification_message: AUTH0_VERIFICATION_MESSAGE,
      };
    });
    expect(reads.sort()).toEqual(requests);
    if (inputs === LEGACY) fake.gainStack();
    fake.loseStack();
    await tenantBaseline.delete(session, state);
    expect(fake.picture()).toEqual(picture);
  },
);

it.each([LEGACY, UNIFIED])(
  "restores a policy that asks for nothing, as no factor is on",
  async (inputs) => {
    const { fake, session, state, picture, tenant } = await created(
      inputs,
      ({ factors, ...each }) => {
        factors.clear();
        each.flow.splice(0);
      },
    );
    expect(tenant.logged).toEqual([expect.stringContaining("`confidence-score` becomes")]);
    fake.gainStack();
    fake.loseStack();
    await tenantBaseline.delete(session, state);
    expect(fake.picture()).toMatchObject({
      factors: picture.factors,
      values: { "/guardian/policies": ["confidence-score"] },
    });
    expect(tenant.logged).toHaveLength(1);
  },
);

it("refuses to replace a phone provider that it can't restore, unless it may", async () => {
  const twilio = (fake: FakeTenant) => {
    const provider = { name: "twilio", disabled: false, configuration: { sid: "AC" } };
    fake.values["/branding/phone/providers"] = { providers: [provider] };
  };
  await expect(created(UNIFIED, twilio)).rejects.toThrow(
    /^The tenant acme.test already sends through its phone provider `twilio`.*pulumi config set disposable true$/,
  );
  const { tenant } = await created({ ...UNIFIED, replacePhoneProvider: true }, twilio);
  expect(tenant.logged).toEqual([expect.stringContaining("`twilio` is replaced")]);
  await expect(created({ ...LEGACY, prepareUnified: true }, twilio)).rejects.toThrow(/twilio/);
});

it("skips an Action that was deleted meanwhile, and says so", async () => {
  const { fake, state, session, tenant } = await created(LEGACY, (each) => {
    each.flow.push({ id: "act_8", name: "Second" });
  });
  fake.loseStack();
  fake.gone.add("act_9");
  await tenantBaseline.delete(session, state);
  expect(fake.flow).toEqual([{ id: "act_8", name: "Second" }]);
  expect(tenant.logged.at(-1)).toContain("`Another carrier` was in the Send Phone Message flow");
});

it("leaves the legacy settings of a tenant that moved to the unified experience alone", async () => {
  const { fake, state, session } = await created();
  fake.loseStack();
  const refused = { status: 403, body: { errorCode: "legacy_mfa_phone_provider_not_allowed" } };
  fake.answers["GET /guardian/factors/phone/selected-provider"] = refused;
  await tenantBaseline.delete(session, state);
  expect(fake.values["/guardian/policies"]).toEqual(["confidence-score"]);
});

it("reads the rest before the stack changes it, if the tenant moves or is prepared for it", async () => {
  const { state, session, tenant } = await created();
  const inputs = { ...LEGACY, prepareUnified: true };
  const change = { state, oldInputs: LEGACY, inputs };
  expect(tenantBaseline.diff(change)).toEqual([
    { path: "prepareUnified", kind: "add", isInput: true },
  ]);
  const updated = await tenantBaseline.update(session, change);
  expect(tenant.sent.map(({ line }) => line)).toEqual([
    "GET /branding/phone/providers",
    "GET /branding/phone/templates",
  ]);
  expect(updated["before"]).toMatchObject(state["before"] as object);
});

it("keeps the factors as they are when a list is removed", async () => {
  const { state, session, fake } = await created({ ...LEGACY, otherFactors: ["duo"] });
  fake.factors = new Set(["sms", "duo"]);
  const change = { state, oldInputs: { ...LEGACY, otherFactors: ["duo"] }, inputs: LEGACY };
  expect((await tenantBaseline.update(session, change))["factors"]).toEqual(["duo"]);
});

it.each<[PropertyValues, string]>([
  [{ phoneExperience: "new" }, "phoneExperience must be one of legacy, unified"],
  [{ otherFactors: ["sms"] }, "otherFactors must be a list of"],
  [{ otherFactors: "keep" }, "otherFactors must be a list of"],
  [{ replacePhoneProvider: undefined }, "replacePhoneProvider must be true or false"],
  [{ policy: "always" }, "policy must be one of"],
  [{ color: "red" }, "color is not a property here"],
])("refuses %j", (inputs, sentence) => {
  const { failures } = tenantBaseline.check({ ...LEGACY, ...inputs });
  expect(failures.map(({ property, reason }) => `${property} ${reason}`)).toEqual([
    expect.stringContaining(sentence) as string,
  ]);
});
