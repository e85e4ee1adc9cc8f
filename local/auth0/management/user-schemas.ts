import { closed, flag, nullable, open, text, type JsonSchema } from "./json-schema";

const NAME = text({ minLength: 1, maxLength: 150 });
const LONG_NAME = text({ minLength: 1, maxLength: 300 });

const PROFILE: Record<string, JsonSchema> = {
  email: text({ format: "email" }),
  phone_number: text({ pattern: "^\\+[0-9]{1,15}$" }),
  given_name: NAME,
  family_name: NAME,
  name: LONG_NAME,
  nickname: LONG_NAME,
  picture: text({ format: "absolute-uri" }),
  password: text({ minLength: 1 }),
  username: text({ minLength: 1, maxLength: 128 }),
};

const STATE: Record<string, JsonSchema> = {
  blocked: flag,
  email_verified: flag,
  phone_verified: flag,
  verify_email: flag,
  user_metadata: open,
  app_metadata: open,
  connection: text({ minLength: 1 }),
};

export const CREATE_USER = closed(
  { ...PROFILE, ...STATE, user_id: text({ minLength: 0, maxLength: 255, pattern: "^\\S*$" }) },
  ["connection"],
);

export const UPDATE_USER = closed({
  ...Object.fromEntries(Object.entries(PROFILE).map(([name, schema]) => [name, nullable(schema)])),
  ...STATE,
  verify_phone_number: flag,
  client_id: text({ minLength: 1 }),
});

/** The properties of a user that a client sends. */
export interface UserBody {
  connection?: string;
  email?: string | null;
  username?: string | null;
  password?: string | null;
  user_id?: string;
  email_verified?: boolean;
  blocked?: boolean;
  name?: string | null;
  nickname?: string | null;
  picture?: string | null;
  user_metadata?: Record<string, unknown>;
  app_metadata?: Record<string, unknown>;
  [passedThrough: string]: unknown;
}
