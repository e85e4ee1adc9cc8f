import { ManagementApi } from "../../../components/management-api/management-api";
import { otherFactorsWarning } from "../../../components/side-effects/other-factors";
import { otherPhoneActionsWarning } from "../../../components/side-effects/other-phone-actions";

/** A tenant that gives one answer to every request. */
function answering(body: unknown): ManagementApi {
  jest
    .spyOn(globalThis, "fetch")
    .mockImplementation(() => Promise.resolve(new Response(JSON.stringify(body))));
  return new ManagementApi({ domain: "tenant.test", credentials: { apiToken: "token" } });
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe("the warning of other factors", () => {
  it("names each factor beside the phone that is on", async () => {
    const api = answering([
      { name: "sms", enabled: true },
      { name: "otp", enabled: true },
      { name: "email", enabled: false },
      { name: "webauthn-roaming", enabled: true },
    ]);
    const warning = await otherFactorsWarning(api);
    expect(warning).toContain("`otp`, `webauthn-roaming`");
    expect(warning).not.toMatch(/`sms`|`email`/);
  });

  it("is not given where only the phone is on, or the tenant refuses the reading", async () => {
    expect(await otherFactorsWarning(answering([{ name: "sms", enabled: true }]))).toBeUndefined();
    expect(await otherFactorsWarning(answering({ statusCode: 403 }))).toBeUndefined();
  });
});

describe("the warning of other Actions in the Send Phone Message flow", () => {
  it("names each one by the Action's name", async () => {
    const bindings = [
      { display_name: "Shown", action: { name: "Another carrier" } },
      { display_name: "Plivo SMS", action: { name: "Plivo SMS" } },
    ];
    const warning = await otherPhoneActionsWarning(answering({ bindings }));
    expect(warning).toContain("flow: `Another carrier`. `pulumi up` takes it out");
  });

  it("is not given where the stack's own Action is alone, or none is bound", async () => {
    const own = [{ display_name: "Plivo SMS", action: { name: "Plivo SMS" } }];
    expect(await otherPhoneActionsWarning(answering({ bindings: own }))).toBeUndefined();
    expect(await otherPhoneActionsWarning(answering({ bindings: [] }))).toBeUndefined();
  });
});
