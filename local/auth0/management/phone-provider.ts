import type { TenantContext } from "../context";
import { newId } from "../ids";
import { omit } from "../omit";
import { phoneProviderAction } from "../phone-delivery/deployed-action";
import type { PhoneProvider, Store } from "../store";
import { TENANT_NAME } from "../tenant-name";
import { closed, flag, list, oneOfThese, partly, text, type JsonSchema } from "./json-schema";
import { badRequest, conflict, notFound } from "./management-error";

/** The properties of a provider that a client sends. */
export interface ProviderBody {
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

/** Auth0 ignores other properties of a new provider, and refuses them for a changed one. Source: its OpenAPI document. */
export const CREATE_PROVIDER = partly(PROPERTIES, ["name", "credentials"]);
export const UPDATE_PROVIDER = closed(PROPERTIES, [], { minProperties: 1 });

/** Returns a provider as the API shows it, without its credentials. */
export function formatProvider(provider: PhoneProvider): object {
  const { id, name, ...rest } = omit(provider, "credentials");
  return { id, tenant: TENANT_NAME, name, channel: "phone", ...rest };
}

export function findProvider(store: Store, id: string): PhoneProvider {
  const provider = store.phoneProviders.get(id);
  if (!provider) throw notFound("Phone provider has not been configured.");
  return provider;
}

/**
 * Refuses incomplete settings. Twilio needs its account, its token and a sender; a custom provider has no token, and keeps
 * an account that it gets. Source: recorded answers of both, and the tests of Auth0's Terraform provider.
 */
function assertFits({ name, configuration = {}, credentials }: ProviderBody): void {
  const hasToken = "auth_token" in credentials;
  const hasSender = "default_from" in configuration || "mssid" in configuration;
  const isSound = name === "twilio" ? hasToken && "sid" in configuration && hasSender : !hasToken;
  if (isSound) return;
  throw badRequest("Bad Operation on Notification Resource", "bad_notification_operation");
}

/**
 * Refuses a custom provider without a deployed Action. Source of the code, in which Auth0 says "email": docs "Configure a
 * Custom Phone Provider".
 */
function assertHasAction(store: Store): void {
  if (phoneProviderAction(store)) return;
  throw badRequest(
    "No deployed action was found for the custom-phone-provider trigger",
    "custom_email_provider_deployed_action_not_found",
  );
}

/** Makes the tenant's provider. If Auth0 would refuse it, throws and stores nothing. */
export function createProvider({ store, clock }: TenantContext, body: ProviderBody): PhoneProvider {
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

/** Changes a provider, even into one of the other kind. If Auth0 would refuse it, throws and changes nothing. */
export function changeProvider(
  provider: PhoneProvider,
  change: Partial<ProviderBody>,
  at: string,
): void {
  const changed = { ...provider, ...change };
  assertFits(changed);
  Object.assign(provider, changed, { updated_at: at });
}
