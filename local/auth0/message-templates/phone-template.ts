import type { PhoneTemplate, Store } from "../store";
import { TENANT_NAME } from "../tenant-name";
import { DEFAULT_PHONE_TEMPLATES, type PhoneTemplateType } from "./defaults";
import { render, spoken } from "./rendering";
import type { TemplateSubject } from "./subject";

/** Renders the messages of the unified experience, and returns the sender that the template asks for. */
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

/** Returns the variables of Auth0's "Supported Liquid Syntax for Phone Templates". */
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
