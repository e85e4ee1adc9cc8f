import type { PropertyValues } from "../../provider/property-values";
import { tenantBaseline } from "../../provider/tenant-baseline/tenant-baseline";
import { FakeTenant } from "./fake-settings";
import { fakeTenant } from "./fake-tenant";

export const LEGACY = {
  phoneExperience: "legacy",
  replacePhoneProvider: false,
  policy: "all-applications",
};
export const UNIFIED = { ...LEGACY, phoneExperience: "unified" };

/** Creates a baseline on a tenant that `change` has set up. */
export async function created(
  inputs: PropertyValues = LEGACY,
  change: (fake: FakeTenant) => void = () => undefined,
) {
  const fake = new FakeTenant();
  change(fake);
  const tenant = fakeTenant(fake.answer);
  const picture = fake.picture();
  const { state } = await tenantBaseline.create(tenant.session, inputs);
  const reads = tenant.sent.splice(0).map(({ line }) => line);
  const refresh = async (known: PropertyValues = state) =>
    (await tenantBaseline.read(tenant.session, "acme.test", { state: known, inputs }))?.state ?? {};
  const writes = () =>
    tenant.sent
      .splice(0)
      .filter(({ line }) => !line.startsWith("GET"))
      .map(({ line }) => line);
  return { fake, tenant, picture, state, reads, refresh, writes, session: tenant.session };
}
