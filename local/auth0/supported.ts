import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  BEHAVIOR_DIFFERENCES,
  RECORDING_DIFFERENCES,
  SCHEMA_DIFFERENCES,
  type KnownDifference,
} from "./known-differences";
import { PAGE_DIFFERENCES } from "./login/differences";
import { listRoutes, type ServedRoute } from "./management/route-list";

const FILE = join(__dirname, "../../SUPPORTED.md");

/** What Auth0 has and this tenant doesn't, with the reason. */
const NOT_SERVED: readonly [string, string][] = [
  [
    "`/guardian/enrollments/ticket`, `/tickets/*`",
    "the tenant sends no mail, and has no page that a link in one would open",
  ],
  ["changes to `/users/{id}/roles` and `/users/{id}/permissions`", "no role takes part in a login"],
  ["every other path of the Management API", "answers 404"],
];

/** Path, what is served, and the differences that a person or a program can see. */
const AUTHENTICATION: readonly [string, string, string][] = [
  [
    "`GET /authorize`",
    "authorization code with PKCE, `prompt`, `max_age`, `audience`, `login_hint`, `screen_hint`, `connection`, `ui_locales`",
    "no implicit or hybrid flow, no organizations, no pushed or signed requests",
  ],
  [
    "`POST /oauth/token`",
    "client credentials by secret or `private_key_jwt`, authorization code, refresh token",
    "applications log people in with a secret or without one; no mTLS, no device or password grant",
  ],
  ["`GET /userinfo`", "the claims of the token's scopes", "no aggregated or encrypted claims"],
  ["`POST /oauth/revoke`", "refresh tokens", ""],
  ["`GET /v2/logout`", "`returnTo`, `client_id`", "no federated logout"],
  ["`GET /oidc/logout`", "RP-initiated logout, with its question where no hint is given", ""],
  ["`GET /.well-known/openid-configuration`", "what is served here", "less than Auth0 has"],
  ["`GET /.well-known/jwks.json`", "the signing key", "one key, which isn't rotated"],
  ...Object.entries(PAGE_DIFFERENCES).map(([path, differs]): [string, string, string] => [
    `\`${path}\``,
    "a page",
    differs,
  ]),
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${head.join(" | ")} |`,
  `|${" --- |".repeat(head.length)}`,
  ...rows.map((row) => `| ${row.join(" | ")} |`),
];

const rowOf = ({ method, path, scopes, differs }: ServedRoute): string[] => [
  `\`${method} ${path}\``,
  `\`${scopes.join("`, `")}\``,
  differs ?? "",
];

const namesOf = (routes: ServedRoute[]): string =>
  [...new Set(routes.map(({ path }) => `\`${path}\``))].join(", ");

const reasons = (differences: readonly KnownDifference[], quote: string): string[][] =>
  differences.map(({ found, reason }) => [`${quote}${found}${quote}`, reason]);

function renderDifferences(): string[] {
  return [
    "## Known differences",
    "",
    ...table(["what a person or program sees", "because"], reasons(BEHAVIOR_DIFFERENCES, "")),
    "",
    "Bodies, against Auth0's OpenAPI document (ours, theirs):",
    "",
    ...table(["difference", "because"], reasons(SCHEMA_DIFFERENCES, "`")),
    "",
    "Recorded exchanges:",
    "",
    ...table(["exchange", "because"], reasons(RECORDING_DIFFERENCES, "`")),
    "",
  ];
}

/** Returns the text of SUPPORTED.md: what the local tenant serves, how it differs from Auth0, and what it doesn't serve. */
export async function renderSupported(): Promise<string> {
  const routes = await listRoutes();
  const ofKind = (kind: ServedRoute["kind"]) => routes.filter((route) => route.kind === kind);
  const served = ofKind("served");
  return [
    "# What the local tenant serves",
    "",
    "Generated from the routes and the list of known differences by `npm run supported`. Tests fail when it is stale, when a",
    "route has no test, and when a difference from Auth0's schema or recordings is neither listed nor absent. Where nothing is",
    "said, the answer is the same as Auth0's, as far as recordings, Auth0's own schema and Auth0's clients show it.",
    "[docs/local-tenant.md](docs/local-tenant.md) has the rest.",
    "",
    "## Management API, below `/api/v2`",
    "",
    `${served.length} routes. A token needs one of the scopes.`,
    "",
    ...table(["route", "scopes", "where it differs"], served.map(rowOf)),
    "",
    `Read only, and always as on a new tenant, because they take no part in a login here: ${namesOf(ofKind("unused"))}.`,
    "",
    `Refused with 403, because Auth0 has ended them: ${namesOf(ofKind("ended"))}.`,
    "",
    "## Authentication API and login",
    "",
    ...table(["path", "serves", "where it differs"], AUTHENTICATION),
    "",
    "## Not served",
    "",
    ...table(["path", "because"], NOT_SERVED),
    "",
    ...renderDifferences(),
  ].join("\n");
}

/** Writes the file, for `npm run supported`. */
if (require.main === module) {
  void renderSupported().then((text) => {
    writeFileSync(FILE, text);
  });
}
