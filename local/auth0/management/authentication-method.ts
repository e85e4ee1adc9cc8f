import { newId } from "../ids";
import { isSecret } from "../login/totp";
import type { OtpEnrollment, PhoneEnrollment, RecoveryCode, Store } from "../store";
import type { MethodBody } from "./authentication-method-schemas";
import { badRequest } from "./management-error";

export const ENROLLABLE = "this tenant enrolls phones and authenticator apps, no email or passkey";

/** A second factor that a user has enrolled or was given. */
export type AuthenticationMethod =
  | { type: "phone"; of: PhoneEnrollment }
  | { type: "totp"; of: OtpEnrollment }
  | { type: "recovery-code"; of: RecoveryCode };

export function methodId({ type, of }: AuthenticationMethod): string {
  return `${type}|${of.id}`;
}

/** Lists a user's methods, phones first. */
export function methodsOf(store: Store, userId: string): AuthenticationMethod[] {
  const methods: AuthenticationMethod[] = [
    ...[...store.enrollments.values()].map((of) => ({ type: "phone", of }) as const),
    ...[...store.otpEnrollments.values()].map((of) => ({ type: "totp", of }) as const),
    ...[...store.recoveryCodes.values()].map((of) => ({ type: "recovery-code", of }) as const),
  ];
  return methods.filter(({ of }) => of.user_id === userId);
}

export function keepMethod(store: Store, method: AuthenticationMethod): void {
  if (method.type === "phone") store.enrollments.set(method.of.id, method.of);
  else if (method.type === "totp") store.otpEnrollments.set(method.of.id, method.of);
  else store.recoveryCodes.set(method.of.user_id, method.of);
}

export function removeMethod(store: Store, { type, of }: AuthenticationMethod): void {
  if (type === "phone") store.enrollments.delete(of.id);
  else if (type === "totp") store.otpEnrollments.delete(of.id);
  else store.recoveryCodes.delete(of.user_id);
}

const missing = (property: string) =>
  badRequest(`Payload validation error: 'Missing required property: ${property}'.`);

/**
 * Makes a method from a request. Refuses kinds that this tenant doesn't have, and a phone or an app without its number or
 * secret.
 */
export function createMethod(userId: string, body: MethodBody, at: string): AuthenticationMethod {
  const { type, name, phone_number, totp_secret } = body;
  const of = {
    id: newId.enrollment(),
    user_id: userId,
    ...(name && { name }),
    confirmed: true,
    created_at: at,
    enrolled_at: at,
  };
  if (type === "totp") {
    if (!totp_secret) throw missing("totp_secret");
    if (!isSecret(totp_secret)) throw badRequest("The TOTP secret must be base32.");
    return { type, of: { ...of, secret: totp_secret } };
  }
  if (type !== "phone") throw badRequest(`Unsupported authentication method: ${ENROLLABLE}`);
  if (!phone_number) throw missing("phone_number");
  const { preferred_authentication_method = "sms" } = body;
  return { type, of: { ...of, phone_number, preferred_authentication_method } };
}

/** Returns the fields of a method that every route shows. */
function formatCommon(method: AuthenticationMethod): object {
  const { type, of } = method;
  const common = {
    id: methodId(method),
    type,
    ...("name" in of && of.name && { name: of.name }),
    created_at: of.created_at,
  };
  if (type !== "phone") return common;
  const { phone_number, preferred_authentication_method: preferred } = of;
  return {
    ...common,
    phone_number,
    preferred_authentication_method: preferred,
    authentication_methods: [{ id: `sms|${of.id}`, type: preferred }],
  };
}

/** Formats a new method for the answer to the request that made it, the only one that shows an app's secret. */
export function formatNewMethod(method: AuthenticationMethod): object {
  return {
    ...formatCommon(method),
    ...(method.type === "totp" && { totp_secret: method.of.secret }),
  };
}

/** Formats a changed method, which also says whether the method is confirmed. */
export function formatChangedMethod(method: AuthenticationMethod): object {
  const confirmed = "confirmed" in method.of ? method.of.confirmed : true;
  return { ...formatCommon(method), confirmed };
}

/** Formats an authentication method for reading, which also shows when it was enrolled and used. */
export function formatMethod(method: AuthenticationMethod): object {
  const { of } = method;
  const enrolledAt = "enrolled_at" in of ? of.enrolled_at : undefined;
  return {
    ...formatChangedMethod(method),
    ...(enrolledAt && { enrolled_at: enrolledAt }),
    ...(of.last_auth_at && { last_auth_at: of.last_auth_at }),
  };
}
