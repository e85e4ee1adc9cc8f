import { closed, flag, integer, list, nullable, oneOfThese, text } from "./json-schema";

const POLICY = closed({
  mode: oneOfThese("enforcing", "reporting"),
  directives: {
    type: "object",
    maxProperties: 30,
    additionalProperties: list(text({ maxLength: 2048 })),
  },
  flags: list(oneOfThese("upgrade-insecure-requests", "block-all-mixed-content")),
  reporting: nullable(closed({ report_uri: text(), report_to_group: text() })),
});

const REPORTING_INFRASTRUCTURE = closed({
  report_to: nullable(
    closed({ group: text(), max_age: integer(), endpoints: list(closed({ url: text() })) }),
  ),
  reporting_endpoints: { type: "object", additionalProperties: text() },
});

/** Headers of the login's pages. Source: Auth0's OpenAPI document. */
export const SECURITY_HEADERS = closed({
  content_security_policy: nullable(
    closed({
      enabled: flag,
      policies: list(POLICY),
      reporting_infrastructure: nullable(REPORTING_INFRASTRUCTURE),
    }),
  ),
  x_xss_protection: nullable(
    closed({ enabled: flag, mode: oneOfThese("block"), report_uri: text() }),
  ),
});
