import type { TenantContext } from "../context";
import { newId } from "../ids";
import type { JsonObject, PhoneTemplate, Store } from "../store";
import { TENANT_NAME } from "../tenant-name";
import { closed, flag, oneOfThese, text, type JsonSchema } from "./json-schema";
import { conflict, notFound } from "./management-error";
import { isObject } from "./merging";
import { defaultContent, PHONE_TEMPLATE_TYPES } from "./phone-template-defaults";

/** The properties of a template that a client sends. */
export interface TemplateBody {
  type?: string;
  disabled?: boolean;
  content?: JsonObject;
}

const MESSAGE = text({ minLength: 1, maxLength: 20_000 });
const CONTENT: Record<string, JsonSchema> = {
  from: text({ minLength: 1, maxLength: 16 }),
  body: closed({ text: MESSAGE, voice: MESSAGE }, [], { minProperties: 1 }),
};
export const CREATE_TEMPLATE = closed({
  type: { ...oneOfThese(...PHONE_TEMPLATE_TYPES), maxLength: 255 },
  disabled: flag,
  content: closed({ ...CONTENT, syntax: text() }, [], { minProperties: 1 }),
});
export const UPDATE_TEMPLATE = closed({
  disabled: flag,
  content: closed(CONTENT, [], { minProperties: 1 }),
});

/** Returns a template as the API shows it. */
export function formatTemplate(template: PhoneTemplate): object {
  const { id, type, disabled, created_at, updated_at, content } = template;
  return {
    id,
    tenant: TENANT_NAME,
    channel: "phone",
    type,
    disabled,
    created_at,
    updated_at,
    content,
  };
}

export function findTemplate(store: Store, id: string): PhoneTemplate {
  const template = store.phoneTemplates.get(id);
  if (!template) throw notFound("Phone template does not exist");
  return template;
}

/** Makes the template of a type. Each type has at most one. */
export function createTemplate({ store, clock }: TenantContext, body: TemplateBody): PhoneTemplate {
  const { type = "otp_verify", disabled = false, content } = body;
  const isTaken = [...store.phoneTemplates.values()].some((template) => template.type === type);
  if (isTaken) throw conflict("Phone template already configured for tenant");
  const at = clock.iso();
  const template: PhoneTemplate = {
    id: newId.phoneTemplate(),
    type,
    disabled,
    customizable: true,
    content: content ? { syntax: "liquid", ...content } : defaultContent(type),
    created_at: at,
    updated_at: at,
  };
  store.phoneTemplates.set(template.id, template);
  return template;
}

/** Changes a template. Texts merge one by one: a change of the text keeps the voice text. */
export function changeTemplate(
  template: PhoneTemplate,
  { disabled, content }: TemplateBody,
  at: string,
): void {
  const before = isObject(template.content.body) ? template.content.body : {};
  const body = isObject(content?.body) ? { ...before, ...content.body } : before;
  template.content = { ...template.content, ...content, body };
  template.disabled = disabled ?? template.disabled;
  template.updated_at = at;
}
