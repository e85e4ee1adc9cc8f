import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { newId } from "../ids";
import { TENANT_NAME } from "../phone-message-templates";
import type { JsonObject, PhoneTemplate, Store } from "../store";
import { closed, flag, oneOfThese, text, type JsonSchema } from "./json-schema";
import { conflict, notFound } from "./management-error";
import { isObject } from "./merging";
import { defaultContent, PHONE_TEMPLATE_TYPES } from "./phone-template-defaults";
import { TRY_TEMPLATE, tryMessage, type TryBody } from "./phone-message-try";
import { now } from "./timestamps";

type WithId = { Params: { id: string } };

interface TemplateBody {
  type?: string;
  disabled?: boolean;
  content?: JsonObject;
}

const MESSAGE = text({ minLength: 1, maxLength: 20_000 });
const CONTENT: Record<string, JsonSchema> = {
  from: text({ minLength: 1, maxLength: 16 }),
  body: closed({ text: MESSAGE, voice: MESSAGE }, [], { minProperties: 1 }),
};
const CREATE = closed({
  type: { ...oneOfThese(...PHONE_TEMPLATE_TYPES), maxLength: 255 },
  disabled: flag,
  content: closed({ ...CONTENT, syntax: text() }, [], { minProperties: 1 }),
});
const UPDATE = closed({ disabled: flag, content: closed(CONTENT, [], { minProperties: 1 }) });

function formatTemplate(template: PhoneTemplate): object {
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

function findTemplate(store: Store, id: string): PhoneTemplate {
  const template = store.phoneTemplates.get(id);
  if (!template) throw notFound("Phone template does not exist");
  return template;
}

function createTemplate(store: Store, body: TemplateBody): PhoneTemplate {
  const { type = "otp_verify", disabled = false, content } = body;
  const isTaken = [...store.phoneTemplates.values()].some((template) => template.type === type);
  if (isTaken) throw conflict("Phone template already configured for tenant");
  const at = now();
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

/** Texts merge one by one: a change of the text leaves the voice as it was. */
function changeTemplate(template: PhoneTemplate, { disabled, content }: TemplateBody): void {
  const before = isObject(template.content.body) ? template.content.body : {};
  const body = isObject(content?.body) ? { ...before, ...content.body } : before;
  template.content = { ...template.content, ...content, body };
  template.disabled = disabled ?? template.disabled;
  template.updated_at = now();
}

function manageRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<{ Querystring: { disabled?: boolean } }>(
    "/branding/phone/templates",
    {
      config: { scopes: ["read:phone_templates"] },
      schema: { querystring: closed({ disabled: flag }) },
    },
    (request) => {
      const { disabled } = request.query;
      const templates = [...ctx.store.phoneTemplates.values()];
      const listed = templates.filter((one) => disabled === undefined || one.disabled === disabled);
      return { templates: listed.map(formatTemplate) };
    },
  );
  app.post<{ Body: TemplateBody }>(
    "/branding/phone/templates",
    { config: { scopes: ["create:phone_templates"] }, schema: { body: CREATE } },
    (request, reply) =>
      reply.code(201).send(formatTemplate(createTemplate(ctx.store, request.body))),
  );
  app.get<WithId>(
    "/branding/phone/templates/:id",
    { config: { scopes: ["read:phone_templates"] } },
    (request) => formatTemplate(findTemplate(ctx.store, request.params.id)),
  );
  app.patch<WithId & { Body: TemplateBody }>(
    "/branding/phone/templates/:id",
    { config: { scopes: ["update:phone_templates"] }, schema: { body: UPDATE } },
    (request) => {
      const template = findTemplate(ctx.store, request.params.id);
      changeTemplate(template, request.body);
      return formatTemplate(template);
    },
  );
  app.delete<WithId>(
    "/branding/phone/templates/:id",
    { config: { scopes: ["delete:phone_templates"] } },
    (request, reply) => {
      ctx.store.phoneTemplates.delete(findTemplate(ctx.store, request.params.id).id);
      return reply.code(204).send();
    },
  );
}

/** The words of phone messages on tenants of the Unified Phone Experience: one template a type. */
export function phoneTemplatesRoutes(app: FastifyInstance, ctx: TenantContext): void {
  manageRoutes(app, ctx);
  app.patch<WithId>(
    "/branding/phone/templates/:id/reset",
    { config: { scopes: ["update:phone_templates"] } },
    (request) => {
      const template = findTemplate(ctx.store, request.params.id);
      template.content = defaultContent(template.type);
      template.updated_at = now();
      return formatTemplate(template);
    },
  );
  app.post<WithId & { Body: TryBody }>(
    "/branding/phone/templates/:id/try",
    {
      config: {
        scopes: ["create:phone_templates"],
        differs: "only one-time passwords can be tried",
      },
      schema: { body: TRY_TEMPLATE },
    },
    async (request, reply) => {
      const { type } = findTemplate(ctx.store, request.params.id);
      const template = type === "otp_enroll" ? "otp_enroll" : "otp_verify";
      return reply.code(202).send(await tryMessage(ctx, request.body, template));
    },
  );
}
