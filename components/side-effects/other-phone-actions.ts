import type { ManagementApi } from "../management-api/management-api";
import { LEGACY_ACTION_NAME } from "../legacy-delivery";

/** What is to say of Actions in the Send Phone Message flow that aren't the stack's; `undefined` when there is none. */
export async function otherPhoneActionsWarning(api: ManagementApi): Promise<string | undefined> {
  const { body } = await api.call("GET", "/actions/triggers/send-phone-message/bindings");
  const bindings: unknown[] = Array.isArray(body["bindings"]) ? body["bindings"] : [];
  const names = bindings.flatMap((binding) => {
    const { action, display_name: shown } = binding as Record<string, unknown>;
    const { name = shown } = (action ?? {}) as Record<string, unknown>;
    return typeof name === "string" && name !== LEGACY_ACTION_NAME ? [`\`${name}\``] : [];
  });
  if (names.length === 0) {
    return undefined;
  }
  return (
    `Another Action is in the Send Phone Message flow: ${names.join(", ")}. \`pulumi up\` takes it out, and codes go ` +
    `through \`${LEGACY_ACTION_NAME}\` alone from then on; the Action itself stays in the library.`
  );
}
