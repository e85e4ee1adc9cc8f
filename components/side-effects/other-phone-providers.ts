import type { TenantApi } from "../auth0/tenant-api";
import { readTenantList } from "./tenant-list";

/**
 * Names of the tenant's phone providers (it has at most one) that send without this program. A `custom` one hands each
 * message to the tenant's one Action for it, which is the stack's or keeps the stack from making its own.
 */
export async function otherPhoneProviders(api: TenantApi): Promise<string[]> {
  const path = "/branding/phone/providers";
  const providers = await readTenantList(api, {
    path,
    key: "providers",
    needs: "read:phone_providers",
  });
  const names = providers.map((provider) => (provider as { name?: unknown }).name);
  return names.filter((name) => typeof name === "string").filter((name) => name !== "custom");
}
