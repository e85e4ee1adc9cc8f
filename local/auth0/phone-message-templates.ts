import { Liquid } from "liquidjs";
import { onDemand } from "../demo/on-demand";
import type { Client, Connection, PhoneTemplate, Store, User } from "./store";

/** What Auth0 calls a tenant's id in events and templates: the first part of its domain. */
export const TENANT_NAME = "local";

/** Auth0's own texts of the legacy experience (Management API, "Get SMS enrollment and verification templates"). */
export const DEFAULT_GUARDIAN_TEMPLATES = {
  enrollment_message:
    "{{code}} is your verification code for {{tenant.friendly_name}}. Please enter this code to verify your enrollment.",
  verification_message: "{{code}} is your verification code for {{tenant.friendly_name}}",
} as const;

const SPOKEN_CODE =
  "Hello. Your verification code for {{ friendly_name | escape }} is {{ pause }} {{ code | escape }}. I repeat, your verification code is {{ pause }} {{ code | escape }}.";

/** Auth0's own texts of the unified experience, as the dashboard shows them under Branding > Phone Templates. */
export const DEFAULT_PHONE_TEMPLATES = {
  otp_enroll: {
    text: "{{ code | escape }} is your verification code for {{ friendly_name | escape }}. Please enter this code to verify your enrollment.",
    voice: SPOKEN_CODE,
  },
  otp_verify: {
    text: "{{ code | escape }} is your verification code for {{ friendly_name | escape }}.",
    voice: SPOKEN_CODE,
  },
} as const;

export type PhoneTemplateType = keyof typeof DEFAULT_PHONE_TEMPLATES;

/** What a template can speak of. */
export interface TemplateSubject {
  user: User;
  client: Client | undefined;
  connection: Connection | undefined;
  recipient: string;
  code: string;
  /** BCP 47. */
  language: string;
  ip: string;
}

/** A template that isn't valid Liquid, or takes too long. */
export class TemplateError extends Error {
  override name = "TemplateError" as const;
}

/** No files, and an end to endless loops: templates come from people. */
const liquid = onDemand(
  () =>
    new Liquid({
      templates: {},
      parseLimit: 100_000,
      renderLimit: 1_000,
      memoryLimit: 10_000_000,
    }),
);

function render(template: string, variables: object): string {
  try {
    return String(liquid().parseAndRenderSync(template, variables)).trim();
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "unknown";
    throw new TemplateError(`The phone message template can't be rendered: ${reason}.`, {
      cause: error,
    });
  }
}

/** Digits with dots between them, so that a voice reads them one by one (Auth0, "Customize SMS or Voice Messages"). */
const spoken = (code: string): string => code.split("").join(".");

/** The message of the legacy experience, from the guardian templates or Auth0's own. */
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
      requestInfo: { lang: subject.language },
      pause: isVoice ? "," : "",
      // The documentation's table has friendlyName, its examples and Auth0's own texts friendly_name.
      tenant: {
        friendly_name: store.tenant.friendly_name,
        friendlyName: store.tenant.friendly_name,
      },
    },
  );
}

/** The messages of the unified experience, and the sender that the template asks for. */
export function renderPhoneTemplate(
  store: Store,
  subject: TemplateSubject,
  type: PhoneTemplateType,
): { asText: string; asVoice: string; from: string | undefined } {
  const own = [...store.phoneTemplates.values()].find(
    (each) => each.type === type && !each.disabled,
  );
  const { text, voice, from } = contentOf(own, type);
  const variables = phoneTemplateVariables(store, subject);
  return {
    asText: render(text, variables),
    asVoice: render(voice, { ...variables, code: spoken(subject.code), pause: "," }),
    from,
  };
}

function contentOf(
  template: PhoneTemplate | undefined,
  type: PhoneTemplateType,
): { text: string; voice: string; from: string | undefined } {
  const content = (template?.content ?? {}) as {
    from?: string;
    body?: { text?: string; voice?: string };
  };
  const standard = DEFAULT_PHONE_TEMPLATES[type];
  return {
    text: content.body?.text ?? standard.text,
    voice: content.body?.voice ?? standard.voice,
    from: content.from,
  };
}

/** Auth0, "Supported Liquid Syntax for Phone Templates". */
function phoneTemplateVariables(
  store: Store,
  { user, client, connection, ...subject }: TemplateSubject,
): object {
  const settings = store.tenant;
  return {
    tenant: TENANT_NAME,
    friendly_name: settings.friendly_name,
    support_email: settings["support_email"],
    support_url: settings["support_url"],
    logo_url: settings["picture_url"],
    home_url: settings["home_url"],
    locale: subject.language,
    code: subject.code,
    pause: "",
    connection: connection?.name,
    user: {
      ...user.settings,
      name: user.name,
      nickname: user.nickname,
      picture: user.picture,
      login_count: user.logins_count,
      user_metadata: user.user_metadata,
      app_metadata: user.app_metadata,
      email: user.email,
      email_verified: user.email_verified,
      phone_number: subject.recipient,
      source_ip: subject.ip,
    },
    client: { name: client?.name, clientID: client?.client_id, metadata: client?.client_metadata },
    application: { name: client?.name, client_metadata: client?.client_metadata },
  };
}
