import { isDeepStrictEqual } from "node:util";
import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { DEFAULT_GUARDIAN_TEMPLATES } from "../message-templates/defaults";
import type { Guardian, Store } from "../store";
import { guardianTwilioRoutes } from "./guardian-twilio";
import { assertLegacy, READ_FACTORS, UPDATE_FACTORS } from "./guardian-legacy";
import { closed, list, oneOfThese, text } from "./json-schema";
import { conflict } from "./management-error";

const TEMPLATES = closed({ enrollment_message: text(), verification_message: text() }, [
  "enrollment_message",
  "verification_message",
]);
const PROVIDER = closed({ provider: oneOfThese("auth0", "twilio", "phone-message-hook") }, [
  "provider",
]);
const MESSAGE_TYPES = closed({ message_types: list(oneOfThese("sms", "voice")) }, [
  "message_types",
]);

/** Unified delivery methods by the message type that needs them. */
const DELIVERY_METHODS = { sms: "text", voice: "voice" } as const;

/**
 * Refuses message types that the phone provider doesn't deliver. Source: docs "Use Auth0's Unified Phone Experience for
 * MFA".
 */
function assertDeliverable(store: Store, messageTypes: Guardian["messageTypes"]): void {
  if (!store.tenant.phone_consolidated_experience) return;
  const [provider] = store.phoneProviders.values();
  if (!provider) return;
  const methods = provider.configuration.delivery_methods as string[];
  if (messageTypes.every((type) => methods.includes(DELIVERY_METHODS[type]))) return;
  throw conflict("Message Type is not supported by the configured phone provider");
}

function messageTypesRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get("/guardian/factors/phone/message-types", READ_FACTORS, () => ({
    message_types: ctx.store.guardian.messageTypes,
  }));
  app.put<{ Body: { message_types: Guardian["messageTypes"] } }>(
    "/guardian/factors/phone/message-types",
    { config: UPDATE_FACTORS, schema: { body: MESSAGE_TYPES } },
    (request) => {
      assertDeliverable(ctx.store, request.body.message_types);
      ctx.store.guardian.messageTypes = request.body.message_types;
      return { message_types: request.body.message_types };
    },
  );
}

/** Serves these routes under both of Auth0's names for the factor. */
function providerRoutes(app: FastifyInstance, ctx: TenantContext, factor: "phone" | "sms"): void {
  const path = `/guardian/factors/${factor}/selected-provider`;
  app.get(path, READ_FACTORS, () => {
    assertLegacy(ctx.store);
    return { provider: ctx.store.guardian.selectedProvider };
  });
  app.put<{ Body: { provider: Guardian["selectedProvider"] } }>(
    path,
    { config: UPDATE_FACTORS, schema: { body: PROVIDER } },
    (request) => {
      assertLegacy(ctx.store);
      ctx.store.guardian.selectedProvider = request.body.provider;
      return { provider: request.body.provider };
    },
  );
}

function templatesRoutes(app: FastifyInstance, ctx: TenantContext, factor: "phone" | "sms"): void {
  const path = `/guardian/factors/${factor}/templates`;
  app.get(path, READ_FACTORS, () => {
    assertLegacy(ctx.store);
    return ctx.store.guardian.templates ?? DEFAULT_GUARDIAN_TEMPLATES;
  });
  app.put<{ Body: NonNullable<Guardian["templates"]> }>(
    path,
    { config: UPDATE_FACTORS, schema: { body: TEMPLATES } },
    (request) => {
      assertLegacy(ctx.store);
      // A tenant that never set texts has Auth0's own.
      const isDefault = isDeepStrictEqual(request.body, DEFAULT_GUARDIAN_TEMPLATES);
      ctx.store.guardian.templates = isDefault ? undefined : request.body;
      return request.body;
    },
  );
}

/** Serves the phone factor: types of messages and, on legacy tenants, who sends them and their texts. */
export function guardianPhoneRoutes(app: FastifyInstance, ctx: TenantContext): void {
  messageTypesRoutes(app, ctx);
  for (const factor of ["phone", "sms"] as const) {
    providerRoutes(app, ctx, factor);
    templatesRoutes(app, ctx, factor);
    guardianTwilioRoutes(app, ctx, factor);
  }
}
