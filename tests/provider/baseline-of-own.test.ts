/** A baseline that is created when the stack exists already, and what its deletion must not restore. */
import type { PropertyValues } from "../../provider/property-values";
import { tenantBaseline } from "../../provider/tenant-baseline/tenant-baseline";
import { created, LEGACY, UNIFIED } from "./created-baseline";
import type { FakeTenant } from "./fake-settings";

const POLICIES = "/guardian/policies";
const SELECTED = "/guardian/factors/phone/selected-provider";
const PROVIDERS = "/branding/phone/providers";
const CUSTOM = { name: "custom", disabled: false, configuration: { delivery_methods: ["text"] } };

afterEach(() => {
  jest.restoreAllMocks();
});

it("does not record the stack's own as the tenant's, if the stack exists already", async () => {
  const { state } = await created(LEGACY, (fake) => {
    fake.gainStack();
  });
  expect(state["before"]).toEqual({
    factors: ["email", "otp", "webauthn-roaming"],
    policies: [],
    flow: [],
  });
});

it.each<[string, PropertyValues, (fake: FakeTenant) => void]>([
  [
    "with a policy of an earlier program",
    LEGACY,
    (fake) => void (fake.values[POLICIES] = ["confidence-score"]),
  ],
  [
    "whose Action someone took out of the flow",
    LEGACY,
    (fake) => {
      fake.flow = [];
      const list = "GET /actions/actions?triggerId=send-phone-message&per_page=100";
      fake.answers[list] = { body: { actions: [{ name: "Plivo SMS" }] } };
    },
  ],
  [
    "behind a custom phone provider, with an Action of any name",
    UNIFIED,
    (fake) => {
      fake.flow = [];
      fake.values[PROVIDERS] = { providers: [CUSTOM] };
    },
  ],
])("records no policy and no SMS factor of a stack %s", async (_what, inputs, change) => {
  const { state } = await created(inputs, (fake) => {
    fake.gainStack();
    change(fake);
  });
  expect(state["before"]).toMatchObject({
    factors: ["email", "otp", "webauthn-roaming"],
    policies: [],
  });
  expect(state["before"]).not.toHaveProperty("selectedProvider");
  expect(JSON.stringify(state)).not.toMatch(/Plivo SMS|custom/);
});

it("keeps what a legacy tenant sends through if only the unified delivery is the stack's", async () => {
  const inputs = { ...LEGACY, prepareUnified: true };
  const { state } = await created(inputs, (fake) => {
    fake.values[PROVIDERS] = { providers: [CUSTOM] };
  });
  expect(state["before"]).toMatchObject({
    flow: [{ id: "act_9" }],
    policies: ["confidence-score"],
    phoneProviders: [],
  });
});

describe("an Action made by hand that `recover` added to the stack", () => {
  const ADOPTED = { ownActions: ["act_1"] };

  it("is the stack's under its old name: nothing of it is recorded or said to leave the flow", async () => {
    const { fake, session, tenant } = await created();
    tenant.logged.splice(0);
    fake.gainStack();
    const others = [{ id: "act_9", name: "Another carrier" }];
    fake.flow = [{ id: "act_1", name: "Plivo by hand" }, ...others];
    const known = await tenantBaseline.read(session, "act_1", { state: ADOPTED, inputs: {} });
    expect(known?.state).toEqual(ADOPTED);
    const change = { state: ADOPTED, oldInputs: {}, inputs: LEGACY };
    expect(tenantBaseline.diff(change)).not.toEqual([]);
    expect(await tenantBaseline.planUpdate(session, change)).toMatchObject({
      factors: ["otp", "email", "webauthn-roaming"],
    });
    expect(await tenantBaseline.update(session, change)).toMatchObject({
      before: {
        policies: [],
        flow: [{ id: "act_9" }],
        factors: ["email", "otp", "webauthn-roaming"],
      },
    });
    expect(tenant.logged).toEqual(
      Array(2).fill(expect.stringContaining("`Another carrier` leaves")),
    );
    expect(tenant.logged.join()).not.toContain("by hand");
  });

  it("leaves nothing to restore before the first run", async () => {
    const { session, tenant } = await created();
    await tenantBaseline.delete(session, ADOPTED);
    expect(tenant.sent).toEqual([]);
  });
});

describe("a policy that asks for a factor", () => {
  const bySmsAlone = (fake: FakeTenant) => {
    fake.factors = new Set(["sms", "email", "recovery-code", "webauthn-platform"]);
  };
  /** On a unified tenant the legacy settings are refused. */
  const move = (fake: FakeTenant) => {
    const refused = { status: 403, body: { errorCode: "legacy_mfa_phone_provider_not_allowed" } };
    fake.answers["GET /guardian/factors/phone/selected-provider"] = refused;
    fake.answers["GET /guardian/factors/sms/templates"] = refused;
  };

  it.each<[string, PropertyValues, (fake: FakeTenant) => void]>([
    [
      "whose one Action was deleted",
      LEGACY,
      (fake) => {
        fake.values[SELECTED] = { provider: "phone-message-hook" };
        fake.gone.add("act_9");
      },
    ],
    ["without a phone provider", UNIFIED, move],
  ])("isn't restored on a tenant %s, nor is SMS turned on", async (_what, inputs, change) => {
    const { fake, state, session, tenant } = await created(inputs, (each) => {
      bySmsAlone(each);
      change(each);
    });
    fake.loseStack();
    await tenantBaseline.delete(session, state);
    expect(fake.factors).not.toContain("sms");
    expect(fake.values[POLICIES]).toEqual([]);
    expect(tenant.logged.slice(-2)).toEqual([
      expect.stringMatching(/^warning: The SMS factor .* stays off/),
      expect.stringMatching(/^warning: The policy `confidence-score` stays off/),
    ]);
  });

  it.each<[string, (fake: FakeTenant) => void]>([
    ["Auth0 itself sends", () => undefined],
    [
      "another Action delivers",
      (fake) => void (fake.values[SELECTED] = { provider: "phone-message-hook" }),
    ],
  ])("is restored for SMS alone if %s", async (_what, change) => {
    const { fake, picture, state, session } = await created(LEGACY, (each) => {
      bySmsAlone(each);
      change(each);
      each.factors.delete("webauthn-platform");
    });
    fake.loseStack();
    await tenantBaseline.delete(session, state);
    expect({ ...fake.picture(), factors: [] }).toEqual({ ...picture, factors: [] });
    expect(fake.factors).toContain("sms");
  });

  it("is removed if someone set it meanwhile and nothing delivers", async () => {
    const { fake, state, session } = await created(LEGACY, (each) => {
      each.gainStack();
      bySmsAlone(each);
    });
    fake.flow = [];
    await tenantBaseline.delete(session, state);
    expect(fake.values[POLICIES]).toEqual([]);
  });
});
