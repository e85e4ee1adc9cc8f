import { closed, flag, list, oneOfThese, text, type JsonSchema } from "./json-schema";

export interface MethodBody {
  type: string;
  name?: string;
  phone_number?: string;
  totp_secret?: string;
  preferred_authentication_method?: "sms" | "voice";
}

const PREFERRED = oneOfThese("sms", "voice");
const NAME = text({ minLength: 1, maxLength: 20 });
const METHOD: Record<string, JsonSchema> = {
  phone_number: text({ minLength: 2, maxLength: 30 }),
  preferred_authentication_method: PREFERRED,
};
/** Properties that only passkeys and security keys have. */
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
