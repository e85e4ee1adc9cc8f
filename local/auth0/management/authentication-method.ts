import { newId } from "../ids";
import type { PhoneEnrollment } from "../store";
import { closed, flag, list, oneOfThese, text, type JsonSchema } from "./json-schema";
import { badRequest } from "./management-error";

const PREFIX = "phone|";
export const ONLY_PHONE = "this tenant has phones only, no other authentication method";

export interface MethodBody {
  type: string;
  name?: string;
  phone_number?: string;
  preferred_authentication_method?: "sms" | "voice";
}

const PREFERRED = oneOfThese("sms", "voice");
const NAME = text({ minLength: 1, maxLength: 20 });
const METHOD: Record<string, JsonSchema> = {
  phone_number: text({ minLength: 2, maxLength: 30 }),
  preferred_authentication_method: PREFERRED,
};
/** What only passkeys and security keys have. */
const CREDENTIAL: Record<string, JsonSchema> = {
  key_id: text(),
  public_key: text(),
  aaguid: text({ format: "uuid" }),
  relying_party_identifier: text({ format: "hostname" }),
  credential_device_type: oneOfThese("single_device", "multi_device"),
  credential_backed_up: flag,
  identity_user_id: text(),
  user_agent: text(),
  user_handle: text(),
  transports: list(text()),
};

export const CREATE_METHOD = closed(
  {
    ...METHOD,
    ...CREDENTIAL,
    type: oneOfThese("phone", "email", "totp", "webauthn-roaming", "passkey"),
    name: text(),
    email: text(),
    totp_secret: text(),
  },
  ["type"],
);

export const REPLACE_METHODS = list(
  closed(
    {
      ...METHOD,
      type: oneOfThese("phone", "email", "totp"),
      name: NAME,
      email: text({ minLength: 1 }),
      totp_secret: text({ minLength: 1 }),
    },
    ["type"],
  ),
);

export const UPDATE_METHOD = closed({ name: text(), preferred_authentication_method: PREFERRED });

export function methodId({ id }: PhoneEnrollment): string {
  return `${PREFIX}${id}`;
}

/** Makes the phone that a request brings. Refuses what this tenant hasn't, and a phone without a number. */
export function createMethod(userId: string, body: MethodBody, at: string): PhoneEnrollment {
  const { type, name, phone_number, preferred_authentication_method = "sms" } = body;
  if (type !== "phone") throw badRequest(`Unsupported authentication method: ${ONLY_PHONE}`);
  if (!phone_number) {
    throw badRequest("Payload validation error: 'Missing required property: phone_number'.");
  }
  return {
    id: newId.enrollment(),
    user_id: userId,
    ...(name && { name }),
    phone_number,
    preferred_authentication_method,
    confirmed: true,
    created_at: at,
    enrolled_at: at,
  };
}

/** A phone as the answer to the request that made it. Source: Auth0's OpenAPI document. */
export function formatNewMethod(enrollment: PhoneEnrollment): object {
  const { id, name, phone_number, preferred_authentication_method, created_at } = enrollment;
  return {
    id: methodId(enrollment),
    type: "phone",
    ...(name && { name }),
    phone_number,
    preferred_authentication_method,
    authentication_methods: [{ id: `sms|${id}`, type: preferred_authentication_method }],
    created_at,
  };
}

/** The answer to a change also says whether the phone is confirmed. */
export function formatChangedMethod(enrollment: PhoneEnrollment): object {
  return { ...formatNewMethod(enrollment), confirmed: enrollment.confirmed };
}

/** Who reads a phone also sees when it was enrolled and used. */
export function formatMethod(enrollment: PhoneEnrollment): object {
  const { enrolled_at, last_auth_at } = enrollment;
  return {
    ...formatChangedMethod(enrollment),
    ...(enrolled_at && { enrolled_at }),
    ...(last_auth_at && { last_auth_at }),
  };
}
