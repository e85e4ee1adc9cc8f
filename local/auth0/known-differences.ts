/** A known difference from Auth0, and why it stays. */
export interface KnownDifference {
  /** What the test that finds it prints. */
  readonly found: string;
  readonly reason: string;
}

const because = (reason: string, ...found: string[]): KnownDifference[] =>
  found.map((each) => ({ found: each, reason }));

/** Differences between the schemas of bodies and those of Auth0's OpenAPI document. */
export const SCHEMA_DIFFERENCES: readonly KnownDifference[] = [
  ...["POST /actions/actions", "PATCH /actions/actions/:id"].flatMap((route) =>
    because(
      "a limit from Auth0's documentation of Actions, which its OpenAPI document doesn't have",
      `${route}.name: minLength 1, undefined`,
      `${route}.dependencies: maxItems 10, undefined`,
      `${route}.secrets: maxItems 30, undefined`,
      `${route}.secrets[]: required name, `,
      `${route}.secrets[].name: minLength 1, undefined`,
      `${route}.secrets[].name: maxLength 128, undefined`,
      `${route}.secrets[].value: maxLength 4096, undefined`,
    ),
  ),
  ...because(
    "the document has alternatives for an item, of which a change to a trigger accepts one",
    "PATCH /actions/triggers/:triggerId/bindings.bindings[].display_name: only ours",
    "PATCH /actions/triggers/:triggerId/bindings.bindings[].ref: only ours",
    "PATCH /actions/triggers/:triggerId/bindings.bindings[].secrets: only ours",
    "PATCH /actions/triggers/:triggerId/bindings.bindings[]: closed true, false",
    "PATCH /actions/triggers/:triggerId/bindings.bindings[]: required ref, ",
  ),
  ...because(
    "recorded: Auth0 accepts null, by which its Terraform provider removes these settings",
    "PATCH /clients/:id.addons: type null|object, object",
    "PATCH /clients/:id.signed_request_object: type null|object, object",
    "PATCH /clients/:id.token_vault_privileged_access: type null|object, object",
  ),
  ...["POST /clients", "PATCH /clients/:id"].flatMap((route) =>
    because(
      "recorded in August and September 2026, and newer than the document",
      `${route}.anonymous_sessions: only ours`,
      `${route}.token_vault_privileged_access.grants: only ours`,
    ),
  ),
  ...because(
    "recorded: Auth0 refuses 51 clients, and accepts the flag and the look of the login",
    "PATCH /connections/:id/clients: maxItems 50, undefined",
    "PATCH /tenants/settings.flags.use_scope_descriptions_for_consent: only ours",
    "PATCH /tenants/settings.universal_login: only ours",
  ),
  ...because(
    "Auth0 refuses unknown properties of a changed user, whatever the document says",
    "PATCH /users/:id: closed true, false",
  ),
];

/** Recorded exchanges that can't match. */
export const RECORDING_DIFFERENCES: readonly KnownDifference[] = because(
  "the recorded tenant had a binding that an earlier test of the recorder left",
  "action#45",
);

/** Differences that a person or a program can see, and that no schema or recording shows. */
export const BEHAVIOR_DIFFERENCES: readonly KnownDifference[] = [
  ...because(
    "Auth0 ended it on 2026-07-13, and recordings of tenants of before have it",
    "A tenant on the legacy experience still shows `enabled_clients` of its connections; a change to it is ignored everywhere.",
  ),
  ...because(
    "Auth0's values aren't documented",
    "`errorCode` of a failed message in the tenant log is this tenant's own: `configuration`, `template`, `action_error`, `action_timeout`, `drop` or `retry`. `details.executions` is added, and `email_type` of `fn` is the type of the message.",
    "Log events have what Auth0's schema of tenant logs requires, and few of the details that it allows.",
    "An Action of the custom phone provider that throws is logged and given up, as if it had dropped the message.",
    "The errors of ended Rules and Hooks, and of damaged credentials of applications.",
    "An application may be given the id of a credential that doesn't exist; it authenticates no one.",
  ),
  ...because(
    "log events of Auth0 have it, while the FAQ of auth0-spa-js says `mfa_required`",
    "A silent login that lacks the second factor ends with `login_required`.",
  ),
  ...because(
    "Auth0's pauses aren't documented",
    "The five retries of a message follow after 15, 30, 60, 120 and 240 seconds.",
  ),
  ...because(
    "the local tenant has four translations",
    "Pages are in English, German, Spanish or French; a tenant's other languages have English pages, and their messages are in the language.",
  ),
  ...because(
    "nothing here sends email",
    "Where adaptive MFA meets a user without a factor, the user enrolls one; Auth0 verifies the email address. No one is notified of a block.",
  ),
  ...because(
    "whoever reads them goes by real time",
    "ID tokens and access tokens for an API are dated by real time; sessions, codes and all other tokens end by the control plane's clock.",
  ),
  ...because(
    "nothing here is sent by Auth0 or Twilio",
    "A phone factor or phone provider other than the custom one is kept, and its messages fail with a sentence.",
  ),
  ...because(
    "an Action's npm modules would be downloaded",
    "An Action with dependencies is built and kept; its code can use Node's own modules and `fetch` to Plivo alone.",
  ),
  ...because(
    "loopback addresses and one tenant",
    "Users come from 127.0.0.1, geographic data of requests is empty, and the risk of a login is what the control plane says.",
  ),
  ...because(
    "it is a small list and in memory",
    "Searches compare strings without an index: what Auth0 finds a moment later is found at once.",
  ),
];
