import type { Store } from "../store";
import { DEFAULT_GUARDIAN_TEMPLATES } from "./defaults";
import { render, spoken } from "./rendering";
import type { TemplateSubject } from "./subject";

/** Renders the message of the legacy experience, from the guardian templates or Auth0's own. */
export function renderGuardianMessage(
  store: Store,
  subject: TemplateSubject,
  purpose: "enrollment" | "second-factor-authentication",
  messageType: "sms" | "voice",
): string {
  const templates = store.guardian.templates ?? DEFAULT_GUARDIAN_TEMPLATES;
  const isVoice = messageType === "voice";
  return render(
    purpose === "enrollment" ? templates.enrollment_message : templates.verification_message,
    {
      message_type: messageType,
      code: isVoice ? spoken(subject.code) : subject.code,
      locale: subject.language,
      requestInfo: { lang: subject.browserLanguage },
      pause: isVoice ? "," : "",
      // The documentation's table has friendlyName; its examples and Auth0's own texts have friendly_name.
      tenant: {
        friendly_name: store.tenant.friendly_name,
        friendlyName: store.tenant.friendly_name,
      },
    },
  );
}
