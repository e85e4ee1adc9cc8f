import type { TenantApi } from "../auth0/tenant-api";
import { readTenantList } from "./tenant-list";

/**
 * Names of the Actions in the Send Phone Message flow that aren't the stack's.
 *
 * @param own name of the stack's.
 */
export async function otherPhoneActions(api: TenantApi, own: string): Promise<string[]> {
  const path = "/actions/triggers/send-phone-message/bindings";
  const bindings = await readTenantList(api, { path, key: "bindings", needs: "read:actions" });
  return bindings.flatMap((binding) => {
    const { action, display_name: shown } = binding as Record<string, unknown>;
    const { name = shown } = (action ?? {}) as Record<string, unknown>;
    return typeof name === "string" && name !== own ? [name] : [];
  });
}
