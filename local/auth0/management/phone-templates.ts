import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { closed, flag } from "./json-schema";
import {
  changeTemplate,
  CREATE_TEMPLATE,
  createTemplate,
  findTemplate,
  formatTemplate,
  UPDATE_TEMPLATE,
  type TemplateBody,
} from "./phone-template";
import { defaultContent } from "./phone-template-defaults";
import { TRY_TEMPLATE, tryMessage, type TryBody } from "./phone-message-try";
import type { WithId } from "./with-id";

function listRoutes(app: FastifyInstance, ctx: TenantContext): void {
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
    { config: { scopes: ["create:phone_templates"] }, schema: { body: CREATE_TEMPLATE } },
    (request, reply) => reply.code(201).send(formatTemplate(createTemplate(ctx, request.body))),
  );
}

function singleRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<WithId>(
    "/branding/phone/templates/:id",
    { config: { scopes: ["read:phone_templates"] } },
    (request) => formatTemplate(findTemplate(ctx.store, request.params.id)),
  );
  app.patch<WithId & { Body: TemplateBody }>(
    "/branding/phone/templates/:id",
    { config: { scopes: ["update:phone_templates"] }, schema: { body: UPDATE_TEMPLATE } },
    (request) => {
      const template = findTemplate(ctx.store, request.params.id);
      changeTemplate(template, request.body, ctx.clock.iso());
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

/** Serves the texts of phone messages on tenants of the Unified Phone Experience: one template for each type. */
export function phoneTemplatesRoutes(app: FastifyInstance, ctx: TenantContext): void {
  listRoutes(app, ctx);
  singleRoutes(app, ctx);
  app.patch<WithId>(
    "/branding/phone/templates/:id/reset",
    { config: { scopes: ["update:phone_templates"] } },
    (request) => {
      const template = findTemplate(ctx.store, request.params.id);
      template.content = defaultContent(template.type);
      template.updated_at = ctx.clock.iso();
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
