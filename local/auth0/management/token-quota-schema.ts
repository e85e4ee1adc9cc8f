import { closed, flag, integer } from "./json-schema";

const COUNT = integer(1, 2_147_483_647);

/** How many tokens a client may request. Source: Auth0's OpenAPI document. */
export const TOKEN_QUOTA = closed(
  {
    client_credentials: closed({ enforce: flag, per_day: COUNT, per_hour: COUNT }, [], {
      minProperties: 1,
    }),
  },
  ["client_credentials"],
);
