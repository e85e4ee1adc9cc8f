import { TENANT_NAME } from "../tenant-name";
import { messageTypeOf, type PhoneMessage } from "./message";
import type { Client, Connection, JsonObject, Store, User } from "../store";

/** Profile fields that an event has only if the user has them. */
const OPTIONAL_PROFILE = [
  "family_name",
  "given_name",
  "last_password_reset",
  "phone_number",
  "phone_verified",
  "username",
];

/**
 * Makes `event` of the trigger send-phone-message, v2 (Auth0, "send-phone-message: Event Object"). The runner adds the
 * secrets.
 */
export function sendPhoneMessageEvent(
  store: Store,
  message: PhoneMessage,
  text: string,
): JsonObject {
  return {
    ...(message.client === undefined ? {} : { client: describeClient(message.client) }),
    message_options: {
      action: message.purpose,
      code: message.code,
      message_type: message.messageType,
      recipient: message.recipient,
      text,
    },
    request: describeRequest(message),
    tenant: { id: TENANT_NAME },
    user: { ...describeUser(message.user), identities: identitiesOf(message.user, store) },
  };
}

/** Makes `event` of the trigger custom-phone-provider, v1 (Auth0, "custom-phone-provider: Event Object"). */
export function customPhoneProviderEvent(
  store: Store,
  message: PhoneMessage,
  rendered: { asText: string; asVoice: string; from: string | undefined },
): JsonObject {
  const connection = connectionOf(message.user, store);
  return {
    client: describeClient(message.client),
    ...(connection === undefined
      ? {}
      : {
          connection: {
            id: connection.id,
            name: connection.name,
            strategy: connection.strategy,
            metadata: {},
          },
        }),
    notification: {
      as_text: rendered.asText,
      as_voice: rendered.asVoice,
      code: message.code,
      delivery_method: message.messageType === "voice" ? "voice" : "text",
      ...(rendered.from === undefined ? {} : { from: rendered.from }),
      locale: message.language,
      message_type: messageTypeOf(message),
      recipient: message.recipient,
    },
    request: describeRequest(message),
    tenant: describeTenant(store),
    user: { ...describeUser(message.user), login_count: message.user.logins_count },
  };
}

function describeClient(client: Client | undefined): JsonObject {
  return {
    client_id: client?.client_id ?? "",
    name: client?.name ?? "",
    metadata: client?.client_metadata ?? {},
  };
}

function describeRequest({ request }: PhoneMessage): JsonObject {
  return { geoip: {}, ...request };
}

function describeTenant(store: Store): JsonObject {
  const settings: JsonObject = { ...store.tenant, logo_url: store.tenant["picture_url"] };
  const shown = ["friendly_name", "home_url", "logo_url", "support_email", "support_url"];
  return { id: TENANT_NAME, ...pick(settings, shown) };
}

function describeUser(user: User): JsonObject {
  return {
    app_metadata: user.app_metadata,
    created_at: user.created_at,
    email: user.email,
    email_verified: user.email_verified,
    name: user.name,
    nickname: user.nickname,
    picture: user.picture,
    updated_at: user.updated_at,
    user_id: user.user_id,
    user_metadata: user.user_metadata,
    ...pick(user.settings, OPTIONAL_PROFILE),
  };
}

const pick = (from: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
  );

function identitiesOf(user: User, store: Store): JsonObject[] {
  const [provider = "auth0", ...id] = user.user_id.split("|");
  const isSocial = connectionOf(user, store)?.strategy !== "auth0";
  return [{ connection: user.connection, provider, user_id: id.join("|"), isSocial }];
}

/** Returns the connection that the user belongs to. */
export function connectionOf(user: User, store: Store): Connection | undefined {
  return [...store.connections.values()].find((connection) => connection.name === user.connection);
}
