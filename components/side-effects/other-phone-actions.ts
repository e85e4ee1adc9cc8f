import type { ManagementApi } from "../management-api/management-api";
import { readTenantList } from "./tenant-list";

/**
 * Names of the Actions in the Send Phone Message flow that aren't the stack's.
 *
 * @param own name of the stack's.
 */
export async function otherPhoneActions(api: ManagementApi, own: string): Promise<string[]> {
  const path = "/actions/triggers/send-phone-message/bindings";
  const bindings = await readTenantList(api, { path, key: "bindings", needs: "read:actions" });
  return bindings.flatMap((binding) => {
    const { action, display_name: shown } = binding as Record<string, unknown>;
    const { name = shown } = (action ?? {}) as Record<string, unknown>;
    return typeof name === "string" && name !== own ? [name] : [];
  });
}
