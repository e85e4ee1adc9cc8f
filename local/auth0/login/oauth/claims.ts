import type { Account, AccountClaims } from "oidc-provider";
import type { Store, User } from "../../store";

/** The claims of each scope, as Auth0 returns them. `amr` is present if the login used a second factor. */
export const SCOPE_CLAIMS = {
  openid: ["sub", "amr"],
  profile: [
    "name",
    "nickname",
    "picture",
    "given_name",
    "family_name",
    "middle_name",
    "preferred_username",
    "profile",
    "website",
    "gender",
    "birthdate",
    "zoneinfo",
    "locale",
    "updated_at",
  ],
  email: ["email", "email_verified"],
  phone: ["phone_number", "phone_verified"],
  address: ["address"],
};

function userClaims(user: User): AccountClaims {
  return {
    ...user.settings,
    sub: user.user_id,
    name: user.name,
    nickname: user.nickname,
    picture: user.picture,
    updated_at: user.updated_at,
    email: user.email,
    email_verified: user.email_verified,
  };
}

/**
 * Returns the user that a token was issued for; `undefined` if the user was deleted or blocked, which ends sessions and
 * tokens.
 */
export function findAccount(store: Store, userId: string): Account | undefined {
  const user = store.users.get(userId);
  if (!user || user.blocked) return undefined;
  return { accountId: user.user_id, claims: () => userClaims(user) };
}
