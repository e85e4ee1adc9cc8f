import { ConfiguredTenant } from "../../provider/connection";

const URN = "urn:pulumi:test::app::auth0-plivo:index:ActionDeployment::mfa";
const hasEnded = (tenant: ConfiguredTenant): boolean => tenant.tenantSession(URN).signal.aborted;

it("ends its waits when an engine cancels, and serves the next engine that attaches", () => {
  const tenant = new ConfiguredTenant(() => Promise.resolve());
  tenant.configure({ domain: "localhost:1", clientId: "id", clientSecret: "secret" });
  tenant.cancel();
  expect(hasEnded(tenant)).toBe(true);

  tenant.begin();
  expect(hasEnded(tenant)).toBe(false);
});
