import { runLoginJourney } from "../../local/demo/journey";
import type { DeployedTenant } from "../local/auth0/login/deployed-by-hand";
import { deployProgram } from "./deployed-program";

const APP_URL = "http://localhost:3000";

let tenant: DeployedTenant;

beforeAll(async () => {
  tenant = await deployProgram(APP_URL, "unified");
}, 300_000);

afterAll(async () => {
  await tenant.stop();
});

test("a new user signs up, enrolls, is refused a wrong code, logs in again, and a second app asks too", async () => {
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
