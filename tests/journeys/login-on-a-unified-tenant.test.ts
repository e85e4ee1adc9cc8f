import { runLoginJourney } from "../../local/demo/journey";
import { startDeployedTenant, type DeployedTenant } from "./deployed-tenant";

const APP_URL = "http://localhost:3000";

let tenant: DeployedTenant;

beforeAll(async () => {
  tenant = await startDeployedTenant(APP_URL, "unified");
});

afterAll(async () => {
  await tenant.stop();
});

test("a new user signs up, enrols, is refused a wrong code, logs in again, and a second app asks too", async () => {
  const { httpUrl: tenantUrl, clientId, clientSecret, appClientId } = tenant;
  const seen: string[] = [];
  const journey = await runLoginJourney({
    tenant: { tenantUrl, clientId, clientSecret },
    application: { clientId: appClientId, callback: APP_URL },
    report: (step) => seen.push(step),
  });
  expect(seen).toHaveLength(6);
  expect(journey.firstLogin).toMatchObject({ email: journey.credentials.email, amr: ["mfa"] });
  expect(journey.secondApplication.sub).toBe(journey.firstLogin.sub);
});

test("without its phone provider nobody gets a code, and the page says so", async () => {
  const { providers } = await tenant.manage<{ providers: { id: string }[] }>(
    "GET",
    "branding/phone/providers",
  );
  await tenant.manage("DELETE", `branding/phone/providers/${providers[0]?.id ?? ""}`);
  const { httpUrl: tenantUrl, clientId, clientSecret, appClientId } = tenant;
  const journey = runLoginJourney({
    tenant: { tenantUrl, clientId, clientSecret },
    application: { clientId: appClientId, callback: APP_URL },
    report: () => undefined,
  });
  await expect(journey).rejects.toThrow(/^Enrol the phone: .*couldn't send the SMS/);
});
