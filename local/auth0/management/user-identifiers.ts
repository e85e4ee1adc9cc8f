import type { Store, User } from "../store";
import { badRequest, conflict } from "./management-error";
import type { UserBody } from "./user-schemas";

const sameText = (a: unknown, b: unknown): boolean =>
  typeof a === "string" && typeof b === "string" && a !== "" && a.toLowerCase() === b.toLowerCase();

type Identity = Pick<User, "connection" | "user_id">;

/** Returns whether another user of the connection has this value in a field that must be unique. */
function isTaken(
  store: Store,
  { connection, user_id }: Identity,
  field: "email" | "username",
  value: unknown,
): boolean {
  return [...store.users.values()].some(
    (user) =>
      user.user_id !== user_id &&
      user.connection === connection &&
      sameText(field === "email" ? user.email : user.settings.username, value),
  );
}

/** Refuses a new user whose id, address or username another user has. */
export function assertUnknown(store: Store, user: Identity, body: UserBody): void {
  const isKnown =
    store.users.has(user.user_id) ||
    isTaken(store, user, "email", body.email) ||
    isTaken(store, user, "username", body.username);
  if (isKnown) throw conflict("The user already exists.", "auth0_idp_error");
}

/** Refuses a change to an address or username that another user has. Source of the message: Auth0's community. */
export function assertFree(store: Store, user: User, { email, username }: UserBody): void {
  if (isTaken(store, user, "email", email))
    throw badRequest("The specified new email already exists", "auth0_idp_error");
  if (isTaken(store, user, "username", username))
    throw badRequest("The specified new username already exists", "auth0_idp_error");
}

/** Refuses a change of two fields that Auth0 changes one at a time. Source: the checks of its Terraform provider. */
export function assertOneAtATime(body: UserBody): void {
  const [first, second] = ["username", "password", "email_verified"].filter(
    (name) => body[name] !== undefined && body[name] !== null,
  );
  if (second === undefined) return;
  throw badRequest(
    `Cannot update ${first ?? ""} and ${second} simultaneously`,
    "operation_not_supported",
  );
}
