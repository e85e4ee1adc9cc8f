import { guardian } from "../../../../../local/pulumi/plugins/auth0/guardian";
import { auth0Plugin } from "../../../../../local/pulumi/plugins/auth0/plugin";
import { InitFailedError } from "../../../../../local/pulumi/plugins/init-failed";
import {
  createResource,
  updateResource,
} from "../../../../../local/pulumi/plugins/resource-operations";
import { ApiFailure, FakeManagementApi, type FakeAnswers } from "./management-api";

const TEXTS = { enrollment_message: "{{code}} enrolls", verification_message: "{{code}} is it" };
const LEGACY: FakeAnswers = {
  "GET /tenants/settings": () => ({ phone_consolidated_experience: false }),
  "PUT /guardian/policies": () => [],
  "PUT /guardian/factors/sms": () => ({}),
  "PUT /guardian/factors/phone/selected-provider": () => ({}),
  "PUT /guardian/factors/sms/templates": () => ({}),
  "PUT /guardian/factors/phone/message-types": () => ({}),
  "GET /guardian/policies": () => ["all-applications"],
  "GET /guardian/factors": () => [{ name: "sms", enabled: true }],
  "GET /guardian/factors/phone/message-types": () => ({ message_types: ["sms"] }),
  "GET /guardian/factors/phone/selected-provider": () => ({ provider: "phone-message-hook" }),
  "GET /guardian/factors/sms/templates": () => TEXTS,
};
const INPUTS = {
  policy: "all-applications",
  email: false,
  phone: {
    enabled: true,
    messageTypes: ["sms"],
    provider: "phone-message-hook",
    options: { enrollmentMessage: "{{code}} enrolls", verificationMessage: "{{code}} is it" },
  },
};

describe("auth0.Guardian", () => {
  it("writes the policy, then the factor, then what the factor sends with, and reads", async () => {
    const tenant = new FakeManagementApi(LEGACY);
    const { state } = await createResource(auth0Plugin, guardian, tenant.api, INPUTS);
    expect(tenant.calls).toEqual([
      "PUT /guardian/policies",
      "PUT /guardian/factors/sms",
      "GET /tenants/settings",
      "PUT /guardian/factors/phone/selected-provider",
      "PUT /guardian/factors/sms/templates",
      "PUT /guardian/factors/phone/message-types",
      "GET /guardian/policies",
      "GET /guardian/factors",
      "GET /guardian/factors/phone/message-types",
      "GET /tenants/settings",
      "GET /guardian/factors/phone/selected-provider",
      "GET /guardian/factors/sms/templates",
    ]);
    expect(state).toMatchObject({ policy: "all-applications", phone: INPUTS.phone, otp: false });
  });

  it("continues after a part that failed, and keeps the planned state", async () => {
    const refused = new ApiFailure(403, "Forbidden", "Insufficient scope");
    const tenant = new FakeManagementApi({ ...LEGACY, "PUT /guardian/policies": () => refused });
    const failed = await createResource(auth0Plugin, guardian, tenant.api, INPUTS).catch(
      (error: unknown) => error,
    );
    expect(tenant.calls.at(-1)).toBe("PUT /guardian/factors/phone/message-types");
    expect(failed).toBeInstanceOf(InitFailedError);
    expect(failed).toMatchObject({ state: INPUTS, reason: "403 Forbidden: Insufficient scope" });
  });

  it("sends no factor when only the policy changes", async () => {
    const tenant = new FakeManagementApi(LEGACY);
    const inputs = { ...INPUTS, policy: "never" };
    await updateResource(auth0Plugin, guardian, tenant.api, "1", { old: INPUTS, inputs });
    expect(tenant.bodyOf("PUT /guardian/policies")).toEqual([]);
    expect(tenant.calls.filter((call) => call.startsWith("PUT"))).toHaveLength(1);
  });

  it("sends nothing when nothing changes", async () => {
    const tenant = new FakeManagementApi({});
    const change = { old: INPUTS, inputs: INPUTS };
    expect(await updateResource(auth0Plugin, guardian, tenant.api, "1", change)).toBe(INPUTS);
    expect(tenant.calls).toEqual([]);
  });

  it("refuses provider and texts under the Unified Phone Experience", async () => {
    const tenant = new FakeManagementApi({ ...LEGACY, "GET /tenants/settings": () => ({}) });
    await expect(createResource(auth0Plugin, guardian, tenant.api, INPUTS)).rejects.toThrow(
      "`phone.provider` and `phone.options` can't be set",
    );
    expect(tenant.calls).not.toContain("PUT /guardian/factors/phone/message-types");
  });

  it("clears the policy and turns off all eight factors when it is deleted, even after a failure", async () => {
    const factors = ["sms", "email", "otp", "recovery-code"];
    factors.push("webauthn-roaming", "webauthn-platform", "duo", "push-notification");
    const on = Object.fromEntries(
      factors.map((name) => [`PUT /guardian/factors/${name}`, () => ({})]),
    );
    const gone = new ApiFailure(404, "Not Found", "no duo");
    const tenant = new FakeManagementApi({
      ...on,
      "PUT /guardian/policies": () => [],
      "PUT /guardian/factors/duo": () => gone,
    });
    await expect(guardian.delete(tenant.api, "1", {})).rejects.toThrow("404 Not Found: no duo");
    expect(tenant.sent).toEqual([
      { method: "PUT", path: "/guardian/policies", body: [] },
      ...factors.map((name) => ({
        method: "PUT",
        path: `/guardian/factors/${name}`,
        body: { enabled: false },
      })),
    ]);
  });
});
