import { createHash } from "node:crypto";
import type { TenantContext } from "../context";
import { newId } from "../ids";
import { hashPassword } from "../password-hash";
import { isGoodPassword } from "../login/password-policy";
import type { Connection, JsonObject, Store, User } from "../store";
import { badRequest } from "./management-error";
import { applyChange, mergeMetadata } from "./merging";
import { assertFree, assertOneAtATime, assertUnknown } from "./user-identifiers";
import type { UserBody } from "./user-schemas";

/** Fields that are not part of a profile: instructions to the API, or stored in fields of their own. */
const NOT_PROFILE = new Set([
  ...["connection", "password", "user_id", "user_metadata", "app_metadata", "client_id"],
  ...["verify_email", "verify_phone_number", "email", "email_verified"],
  ...["name", "nickname", "picture", "blocked"],
]);

function passThrough(body: UserBody): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([key]) => !NOT_PROFILE.has(key)));
}

/** Returns Auth0's picture for a user who has none: Gravatar, then the initials. */
function defaultPicture(email: string): string {
  const hash = createHash("md5").update(email.trim().toLowerCase()).digest("hex");
  const initials = encodeURIComponent(`https://cdn.auth0.com/avatars/${email.slice(0, 2)}.png`);
  return `https://s.gravatar.com/avatar/${hash}?s=480&r=pg&d=${initials}`;
}

function assertStrong(password: string): void {
  if (!isGoodPassword(password)) {
    throw badRequest("PasswordStrengthError: Password is too weak", "invalid_password");
  }
}

function findDatabase(store: Store, name: string | undefined): Connection {
  const connection = [...store.connections.values()].find((candidate) => candidate.name === name);
  if (!connection) throw badRequest("The connection does not exist.", "inexistent_connection");
  return connection;
}

/** Makes a user of a database connection. Only the hash of the password is stored. */
export async function createUser({ store, clock }: TenantContext, body: UserBody): Promise<User> {
  const connection = findDatabase(store, body.connection);
  const email = body.email?.toLowerCase() ?? "";
  if (connection.strategy === "auth0" && !email && !body.username) {
    throw badRequest("Payload validation error: 'Missing required property: email'.");
  }
  if (connection.strategy === "auth0" && !body.password) {
    throw badRequest("Payload validation error: 'Missing required property: password'.");
  }
  if (body.password) assertStrong(body.password);
  const userId = `${connection.strategy}|${body.user_id || newId.user()}`;
  const passwordHash = body.password ? await hashPassword(body.password) : "";
  assertUnknown(store, { connection: connection.name, user_id: userId }, body);
  const at = clock.iso();
  const handle = email.split("@")[0] || (body.username ?? "");
  const user: User = {
    user_id: userId,
    connection: connection.name,
    email,
    email_verified: body.email_verified ?? false,
    name: body.name ?? (email || handle),
    nickname: body.nickname ?? handle,
    picture: body.picture ?? defaultPicture(email || handle),
    blocked: body.blocked ?? false,
    created_at: at,
    updated_at: at,
    ...(body.user_metadata && { user_metadata: mergeMetadata({}, body.user_metadata) }),
    app_metadata: mergeMetadata({}, body.app_metadata ?? {}),
    logins_count: 0,
    passwordHash,
    settings: passThrough(body),
  };
  store.users.set(user.user_id, user);
  return user;
}

/** Changes metadata, which merges one level deep. An empty object clears it. */
function changeMetadata(
  before: JsonObject | undefined,
  change: JsonObject | undefined,
): JsonObject | undefined {
  if (!change) return before;
  return Object.keys(change).length === 0 ? {} : mergeMetadata(before, change);
}

/** Changes a user. Source of what merges: recorded `PATCH /api/v2/users/{id}`. */
export async function changeUser(
  { store, clock }: TenantContext,
  user: User,
  body: UserBody,
): Promise<void> {
  assertOneAtATime(body);
  assertFree(store, user, body);
  if (body.password) assertStrong(body.password);
  const passwordHash = body.password ? await hashPassword(body.password) : user.passwordHash;
  const userMetadata = changeMetadata(user.user_metadata, body.user_metadata);
  Object.assign(user, {
    passwordHash,
    email: body.email?.toLowerCase() ?? user.email,
    email_verified: body.email_verified ?? user.email_verified,
    name: body.name ?? user.name,
    nickname: body.nickname ?? user.nickname,
    picture: body.picture ?? user.picture,
    blocked: body.blocked ?? user.blocked,
    ...(userMetadata && { user_metadata: userMetadata }),
    app_metadata: changeMetadata(user.app_metadata, body.app_metadata) ?? {},
    settings: applyChange(user.settings, passThrough(body)),
    updated_at: clock.iso(),
  });
}
