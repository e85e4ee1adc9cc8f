import type { JsonObject, Store, User } from "../store";
import { methodsOf } from "./authentication-method";

/** Returns a user as the API shows it: no password hash, and only what is set. */
export function formatUser(store: Store, user: User): JsonObject {
  const [provider = "auth0", id = ""] = user.user_id.split("|");
  const isEnrolled = methodsOf(store, user.user_id).some(
    ({ of }) => "confirmed" in of && of.confirmed,
  );
  const hasAppMetadata = Object.keys(user.app_metadata).length > 0;
  return {
    created_at: user.created_at,
    ...(user.email && { email: user.email, email_verified: user.email_verified }),
    identities: [{ user_id: id, connection: user.connection, provider, isSocial: false }],
    name: user.name,
    nickname: user.nickname,
    picture: user.picture,
    updated_at: user.updated_at,
    user_id: user.user_id,
    ...user.settings,
    ...(user.user_metadata && { user_metadata: user.user_metadata }),
    ...(hasAppMetadata && { app_metadata: user.app_metadata }),
    ...(user.blocked && { blocked: true }),
    ...(isEnrolled && { multifactor: ["guardian"] }),
    ...(user.last_login && { last_login: user.last_login, last_ip: user.last_ip }),
    ...(user.logins_count > 0 && { logins_count: user.logins_count }),
  };
}
