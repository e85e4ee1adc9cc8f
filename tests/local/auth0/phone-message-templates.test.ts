import { createStore } from "../../../local/auth0/seed";
import { renderGuardianMessage } from "../../../local/auth0/message-templates/guardian-message";
import { renderPhoneTemplate } from "../../../local/auth0/message-templates/phone-template";
import { TemplateError } from "../../../local/auth0/message-templates/rendering";
import type { TemplateSubject } from "../../../local/auth0/message-templates/subject";
import { RECIPIENT } from "./phone-delivery-fixture";

const identity = {
  clientId: "c",
  clientSecret: "s",
  connectionId: "con",
  grantId: "g",
  resourceServerId: "r",
  managementAudience: "a",
};

function storeWith(guardianText: string) {
  const store = createStore(identity, "legacy");
  store.tenant.friendly_name = "Café & Co";
  store.guardian.templates = {
    enrollment_message: guardianText,
    verification_message: guardianText,
  };
  return store;
}

const subject: TemplateSubject = {
  user: RECIPIENT,
  client: undefined,
  connection: undefined,
  recipient: "+15557654321",
  code: "402931",
  language: "es-AR",
  browserLanguage: "es-AR",
  ip: "192.0.2.1",
};

const guardian = (text: string, type: "sms" | "voice" = "sms") =>
  renderGuardianMessage(storeWith(text), subject, "enrollment", type);

function phoneTemplate(text: string) {
  const store = storeWith("");
  const content = { body: { text, voice: text } };
  const dated = { created_at: RECIPIENT.created_at, updated_at: RECIPIENT.updated_at };
  const template = {
    id: "t",
    type: "otp_verify",
    disabled: false,
    customizable: true,
    content,
    ...dated,
  };
  store.phoneTemplates.set("t", template);
  return renderPhoneTemplate(store, subject, "otp_verify");
}

describe("a guardian template", () => {
  it("has the tenant under both names of the documentation", () => {
    expect(guardian("{{tenant.friendly_name}} {{tenant.friendlyName}}")).toBe(
      "Café & Co Café & Co",
    );
  });

  it("chooses by the user's language", () => {
    const text =
      '{% if locale contains "es" %}Su código: {{code}}{% else %}Your code: {{code}}{% endif %}';
    expect(guardian(text)).toBe("Su código: 402931");
    expect(
      renderGuardianMessage(storeWith(text), { ...subject, language: "en" }, "enrollment", "sms"),
    ).toBe("Your code: 402931");
  });

  it("chooses by the message's type, and spells the code for a voice", () => {
    const text = '{% if message_type == "voice" %}call {{code}}{% else %}text {{code}}{% endif %}';
    expect(guardian(text)).toBe("text 402931");
    expect(guardian(text, "voice")).toBe("call 4.0.2.9.3.1");
  });

  it("has no blanks around it", () => {
    expect(guardian("\n  {% if true %}\n {{code}}\n{% endif %}\n")).toBe("402931");
  });
});

describe("a phone template", () => {
  it("escapes a value if the template asks for it", () => {
    expect(phoneTemplate("{{ friendly_name | escape }} {{ friendly_name }}").asText).toBe(
      "Café &amp; Co Café & Co",
    );
  });

  it("knows the user", () => {
    const text =
      "{{ user.name }} {{ user.given_name }} {{ user.email }} {{ user.user_metadata.plan }} {{ user.phone_number }} {{ user.source_ip }}";
    expect(phoneTemplate(text).asText).toBe(
      "Ada Lovelace Ada ada@example.com gold +15557654321 192.0.2.1",
    );
  });

  it("spells the code for a voice", () => {
    expect(phoneTemplate("{{ code }}")).toEqual({
      asText: "402931",
      asVoice: "4.0.2.9.3.1",
      from: undefined,
    });
  });
});

it.each([
  ["broken", "{% if %}"],
  ["reading a file", "{% include '/etc/passwd' %}"],
  ["endless", "{% for i in (1..100000000) %}x{% endfor %}"],
])("refuses a template that is %s", (_what, text) => {
  expect(() => guardian(text)).toThrow(TemplateError);
});
