import type { MessageTexts } from "../../components/config/program-config";
import { found, NONE, type Finder } from "./search";

/** Returns a template of the tenant that the stack has a text for. A tenant has one of each type. */
export function findPhoneTemplate(
  type: "otp_enroll" | "otp_verify",
  text: keyof MessageTexts,
): Finder {
  return async ({ client, config }) => {
    if (config.program.messages[text] === undefined) {
      return NONE;
    }
    const { templates = [] } = await client.branding.phone.templates.list();
    const id = templates.find((template) => template.type === type)?.id;
    return id === undefined ? NONE : found(id, `the template ${type}`);
  };
}
