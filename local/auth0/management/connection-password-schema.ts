import {
  closed,
  flag,
  integer,
  list,
  nullable,
  oneOfThese,
  text,
  type JsonSchema,
} from "./json-schema";

const PASSWORD_OPTIONS = closed({
  complexity: closed({
    min_length: integer(1, 72),
    character_types: list(oneOfThese("uppercase", "lowercase", "number", "special")),
    character_type_rule: oneOfThese("all", "three_of_four"),
    identical_characters: oneOfThese("allow", "block"),
    sequential_characters: oneOfThese("allow", "block"),
    max_length_exceeded: oneOfThese("truncate", "error"),
  }),
  dictionary: closed({
    active: flag,
    custom: list(text({ maxLength: 50 })),
    default: oneOfThese("en_10k", "en_100k"),
  }),
  history: closed({ active: flag, size: integer(1, 24) }),
  profile_data: closed({ active: flag, blocked_fields: list(text({ maxLength: 100 })) }),
});

/** Which passwords a database connection accepts. Source: Auth0's OpenAPI document. */
export const PASSWORDS: Record<string, JsonSchema> = {
  passwordPolicy: nullable(oneOfThese("none", "low", "fair", "good", "excellent")),
  password_complexity_options: nullable(closed({ min_length: integer(1, 128) })),
  password_history: nullable(closed({ enable: flag, size: integer(0, 24) }, ["enable"])),
  password_no_personal_info: nullable(closed({ enable: flag }, ["enable"])),
  password_dictionary: nullable(
    closed({ enable: flag, dictionary: list(text({ maxLength: 50 })) }, ["enable"]),
  ),
  password_options: PASSWORD_OPTIONS,
};
