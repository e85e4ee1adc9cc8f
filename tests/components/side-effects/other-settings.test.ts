import { TenantApi } from "../../../components/auth0/tenant-api";
import { mfaPolicies } from "../../../components/side-effects/mfa-policies";
import { otherFactors } from "../../../components/side-effects/other-factors";
import { otherPhoneActions } from "../../../components/side-effects/other-phone-actions";
import { otherPhoneProviders } from "../../../components/side-effects/other-phone-providers";

/** A tenant that gives one answer to every request. */
function answering(body: unknown, status = 200): TenantApi {
  jest
    .spyOn(globalThis, "fetch")
    .mockImplementation(() => Promise.resolve(new Response(JSON.stringify(body), { status })));
  const credentials = { apiToken: "token" };
  return new TenantApi({ domain: "tenant.test", audience: "", credentials });
}

afterEach(() => {
  jest.restoreAllMocks();
});

it("tells the factors beside the phone that are on", async () => {
  const api = answering([
    { name: "sms", enabled: true },
    { name: "otp", enabled: true },
    { name: "email", enabled: false },
    { name: "webauthn-roaming", enabled: true },
  ]);
  expect(await otherFactors(api)).toEqual(["otp", "webauthn-roaming"]);
});

it("tells the policies", async () => {
  expect(await mfaPolicies(answering([]))).toEqual([]);
  expect(await mfaPolicies(answering(["all-applications"]))).toEqual(["all-applications"]);
});

it("tells the Actions in the Send Phone Message flow beside the stack's, by name", async () => {
  const bindings = [
    { display_name: "Shown", action: { name: "Another carrier" } },
    { display_name: "Plivo SMS", action: { name: "Plivo SMS" } },
    { display_name: "Unnamed elsewhere" },
  ];
  expect(await otherPhoneActions(answering({ bindings }), "Plivo SMS")).toEqual([
    "Another carrier",
    "Unnamed elsewhere",
  ]);
});

it("tells a phone provider that is not an Action's", async () => {
  expect(await otherPhoneProviders(answering({ providers: [{ name: "custom" }] }))).toEqual([]);
  expect(await otherPhoneProviders(answering({ providers: [{ name: "twilio" }] }))).toEqual([
    "twilio",
  ]);
});

it("fails with the scope that the reading takes", async () => {
  const api = answering({ message: "Insufficient scope" }, 403);
  await expect(otherFactors(api)).rejects.toThrow(
    /factors answered 403: Insufficient scope; .* the scope read:guardian_factors/,
  );
});
