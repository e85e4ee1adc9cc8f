import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { newId } from "../ids";
import { phoneProviderAction } from "../phone-delivery/deployed-action";
import { omit } from "../omit";
import { TENANT_NAME } from "../tenant-name";
import type { PhoneProvider, Store } from "../store";
import { closed, flag, list, oneOfThese, partly, text, type JsonSchema } from "./json-schema";
import { badRequest, conflict, notFound } from "./management-error";
import { TRY_PROVIDER, tryMessage, type TryBody } from "./phone-message-try";

type WithId = { Params: { id: string } };

interface ProviderBody {
  name: PhoneProvider["name"];
  disabled?: boolean;
  configuration?: PhoneProvider["configuration"];
  credentials: PhoneProvider["credentials"];
}

const DELIVERY_METHODS = list(oneOfThese("text", "voice"), { minItems: 1 });

const PROPERTIES: Record<string, JsonSchema> = {
  name: { ...oneOfThese("twilio", "custom"), minLength: 1, maxLength: 100 },
  disabled: flag,
  configuration: {
    anyOf: [
      closed(
        { default_from: text(), mssid: text(), sid: text(), delivery_methods: DELIVERY_METHODS },
        ["sid", "delivery_methods"],
      ),
      closed({ delivery_methods: DELIVERY_METHODS }, ["delivery_methods"]),
    ],
  },
  credentials: {
    anyOf: [
      closed({ auth_token: text({ minLength: 1, maxLength: 255 }) }, ["auth_token"]),
      closed({}),
    ],
  },
};

/** Auth0 passes over what else a new provider comes with, and refuses it of a changed one. Source: its OpenAPI document. */
const CREATE = partly(PROPERTIES, ["name", "credentials"]);
const UPDATE = closed(PROPERTIES, [], { minProperties: 1 });
/** A provider as the API shows it: never with its credentials. */
function formatProvider(provider: PhoneProvider): object {
  const { id, name, ...rest } = omit(provider, "credentials");
  return { id, tenant: TENANT_NAME, name, channel: "phone", ...rest };
}

function findProvider(store: Store, id: string): PhoneProvider {
  const provider = store.phoneProviders.get(id);
  if (!provider) throw notFound("Phone provider has not been configured.");
  return provider;
}

/** Twilio needs its account, a custom provider must not have one. */
function assertFits({ name, configuration = {}, credentials }: ProviderBody): void {
  const isTwilio = "sid" in configuration && "auth_token" in credentials;
  const isCustom = !("sid" in configuration) && !("auth_token" in credentials);
  if (name === "twilio" ? isTwilio : isCustom) return;
  throw badRequest("Bad Operation on Notification Resource", "bad_notification_operation");
}

/** Source for the code, in which Auth0 says "email": docs "Configure a Custom Phone Provider". */
function assertHasAction(store: Store): void {
  if (phoneProviderAction(store)) return;
  throw badRequest(
    "No deployed action was found for the custom-phone-provider trigger",
    "custom_email_provider_deployed_action_not_found",
  );
}

function createProvider({ store, clock }: TenantContext, body: ProviderBody): PhoneProvider {
  if (store.phoneProviders.size > 0) throw conflict("Phone provider already configured for tenant");
  assertFits(body);
  if (body.name === "custom") assertHasAction(store);
  const at = clock.iso();
  const provider: PhoneProvider = {
    id: newId.phoneProvider(),
    name: body.name,
    disabled: body.disabled ?? false,
    configuration: body.configuration ?? {},
    credentials: body.credentials,
    created_at: at,
    updated_at: at,
  };
  store.phoneProviders.set(provider.id, provider);
  return provider;
}

function changeProvider(provider: PhoneProvider, change: Partial<ProviderBody>, at: string): void {
  const changed = { ...provider, ...change };
  assertFits(changed);
  Object.assign(provider, changed, { updated_at: at });
}

function manageRoutes(app: FastifyInstance, ctx: TenantContext): void {
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
    { config: { scopes: ["create:phone_providers"] }, schema: { body: CREATE } },
    (request, reply) => reply.code(201).send(formatProvider(createProvider(ctx, request.body))),
  );
  app.get<WithId>(
    "/branding/phone/providers/:id",
    { config: { scopes: ["read:phone_providers"] } },
    (request) => formatProvider(findProvider(ctx.store, request.params.id)),
  );
  app.patch<WithId & { Body: Partial<ProviderBody> }>(
    "/branding/phone/providers/:id",
    { config: { scopes: ["update:phone_providers"] }, schema: { body: UPDATE } },
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

/** Who sends phone messages on tenants of the Unified Phone Experience: at most one provider. */
export function phoneProvidersRoutes(app: FastifyInstance, ctx: TenantContext): void {
  manageRoutes(app, ctx);
  app.post<WithId & { Body: TryBody }>(
    "/branding/phone/providers/:id/try",
    { config: { scopes: ["create:phone_providers"] }, schema: { body: TRY_PROVIDER } },
    async (request, reply) => {
      findProvider(ctx.store, request.params.id);
      return reply.code(202).send({ code: 202, ...(await tryMessage(ctx, request.body)) });
    },
  );
}
