import type { PropertyValues } from "../property";
import type { Api } from "./api";

type MessageTypes = ("sms" | "voice")[];
type PhoneProviderName = "auth0" | "twilio" | "phone-message-hook";

/**
 * Writes the phone part of `auth0.Guardian`. The factor is turned on first, since otherwise the API refuses the message
 * types.
 */
export async function configurePhone(api: Api, phone: PropertyValues): Promise<void> {
  const enabled = phone["enabled"] === true;
  await api.guardian.factors.set("sms", { enabled });
  if (!enabled) return;
  const unified = await isUnified(api);
  const provider = phone["provider"] as PhoneProviderName | undefined;
  const options = phone["options"] as
    { enrollmentMessage?: string; verificationMessage?: string } | undefined;
  if (unified && (provider !== undefined || options !== undefined)) {
    throw new Error(
      "`phone.provider` and `phone.options` can't be set on a tenant with phone_consolidated_experience; set an auth0.PhoneProvider",
    );
  }
  if (provider !== undefined) await api.guardian.factors.phone.setProvider({ provider });
  if (options !== undefined && provider !== "twilio") {
    await api.guardian.factors.sms.setTemplates({
      enrollment_message: options.enrollmentMessage ?? "",
      verification_message: options.verificationMessage ?? "",
    });
  }
  await api.guardian.factors.phone.setMessageTypes({
    message_types: (phone["messageTypes"] ?? []) as MessageTypes,
  });
}

/**
 * Reads the phone factor. Under the Unified Phone Experience provider and texts are elsewhere, and reading them here is
 * forbidden.
 */
export async function readPhone(api: Api, enabled: boolean): Promise<PropertyValues> {
  if (!enabled) return { enabled };
  const { message_types: messageTypes } = await api.guardian.factors.phone.getMessageTypes();
  if (await isUnified(api)) return { enabled, messageTypes };
  const { provider } = await api.guardian.factors.phone.getSelectedProvider();
  if (provider === "twilio") return { enabled, messageTypes, provider };
  const texts = await api.guardian.factors.sms.getTemplates();
  const options = {
    enrollmentMessage: texts?.enrollment_message,
    verificationMessage: texts?.verification_message,
  };
  return { enabled, messageTypes, provider, options };
}

/**
 * Returns whether a tenant is unified. One without the flag is a new one, and new tenants are on the Unified Phone
 * Experience.
 */
async function isUnified(api: Api): Promise<boolean> {
  const { phone_consolidated_experience: unified } = await api.tenants.settings.get();
  return unified !== false;
}
