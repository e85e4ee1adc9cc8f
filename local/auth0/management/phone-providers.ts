import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { closed, flag } from "./json-schema";
import { TRY_PROVIDER, tryMessage, type TryBody } from "./phone-message-try";
import {
  changeProvider,
  CREATE_PROVIDER,
  createProvider,
  findProvider,
  formatProvider,
  UPDATE_PROVIDER,
  type ProviderBody,
} from "./phone-provider";
import type { WithId } from "./with-id";

function listRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<{ Querystring: { disabled?: boolean } }>(
    "/branding/phone/providers",
    {
      config: { scopes: ["read:phone_providers"] },
      schema: { querystring: closed({ disabled: flag }) },
    },
    (request) => {
      const { disabled } = request.query;
      const providers = [...ctx.store.phoneProviders.values()];
      const listed = providers.filter((one) => disabled === undefined || one.disabled === disabled);
      return { providers: listed.map(formatProvider) };
    },
  );
  app.post<{ Body: ProviderBody }>(
    "/branding/phone/providers",
    { config: { scopes: ["create:phone_providers"] }, schema: { body: CREATE_PROVIDER } },
    (request, reply) => reply.code(201).send(formatProvider(createProvider(ctx, request.body))),
  );
}

function singleRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<WithId>(
    "/branding/phone/providers/:id",
    { config: { scopes: ["read:phone_providers"] } },
    (request) => formatProvider(findProvider(ctx.store, request.params.id)),
  );
  app.patch<WithId & { Body: Partial<ProviderBody> }>(
    "/branding/phone/providers/:id",
    { config: { scopes: ["update:phone_providers"] }, schema: { body: UPDATE_PROVIDER } },
    (request) => {
      const provider = findProvider(ctx.store, request.params.id);
      changeProvider(provider, request.body, ctx.clock.iso());
      return formatProvider(provider);
    },
  );
  app.delete<WithId>(
    "/branding/phone/providers/:id",
    { config: { scopes: ["delete:phone_providers"] } },
    (request, reply) => {
      ctx.store.phoneProviders.delete(findProvider(ctx.store, request.params.id).id);
      return reply.code(204).send();
    },
  );
}

/** Serves the phone provider of tenants on the Unified Phone Experience: at most one. */
export function phoneProvidersRoutes(app: FastifyInstance, ctx: TenantContext): void {
  listRoutes(app, ctx);
  singleRoutes(app, ctx);
  app.post<WithId & { Body: TryBody }>(
    "/branding/phone/providers/:id/try",
    { config: { scopes: ["create:phone_providers"] }, schema: { body: TRY_PROVIDER } },
    async (request, reply) => {
      findProvider(ctx.store, request.params.id);
      return reply.code(202).send({ code: 202, ...(await tryMessage(ctx, request.body)) });
    },
  );
}
