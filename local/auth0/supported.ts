import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { listRoutes, type ServedRoute } from "./management/route-list";

const FILE = join(__dirname, "../../SUPPORTED.md");

/** What Auth0 has beside these routes and this tenant doesn't, with the reason. */
const NOT_SERVED: readonly [string, string][] = [
  ["`/actions/executions/{id}`", "an execution is told in the tenant log, at `details.executions`"],
  ["`/guardian/enrollments/ticket`, `/tickets/*`", "the tenant sends no mail"],
  [
    "`/users/{id}/roles`, `/users/{id}/permissions`, `/roles`",
    "no role takes part in a login here",
  ],
  [
    "`/prompts`, `/branding` but for phones, `/emails`",
    "the login's pages have one look and English words",
  ],
  [
    "`/organizations`, `/rules`, `/hooks`, `/custom-domains`, `/log-streams`",
    "no part of second factors",
  ],
  ["every other path of the Management API", "answers 404"],
];

const AUTHENTICATION: readonly [string, string][] = [
  [
    "`GET /authorize`",
    "authorization code with PKCE, `prompt`, `max_age`, `audience`, `login_hint`",
  ],
  ["`POST /oauth/token`", "client credentials, authorization code, refresh token"],
  ["`GET /userinfo`, `POST /oauth/revoke`, `GET /v2/logout`, `GET /oidc/logout`", "as Auth0"],
  ["`GET /.well-known/openid-configuration`, `GET /.well-known/jwks.json`", "with what is served"],
  ["`/u/*`", "the login's pages: password, sign-up, phone enrolment, code"],
];

const table = (head: [string, string], rows: readonly (readonly [string, string])[]): string[] => [
  `| ${head.join(" | ")} |`,
  "| --- | --- |",
  ...rows.map((row) => `| ${row.join(" | ")} |`),
];

function describeRoute({ method, path, scopes, differs }: ServedRoute): string {
  return `| \`${method} ${path}\` | \`${scopes.join("`, `")}\` | ${differs ?? ""} |`;
}

/** The text of SUPPORTED.md: what the local tenant serves, how truly, and what it doesn't. */
export async function renderSupported(): Promise<string> {
  const routes = await listRoutes();
  return [
    "# What the local tenant serves",
    "",
    "Generated from the routes by `npm run supported`; a test fails when it is stale, and when a route has no test. Requests",
    "are checked as Auth0 checks them and refused in its words. Where nothing is said, the answer is the same as Auth0's, as far",
    "as recordings, Auth0's own schema and Auth0's clients show it. [docs/local-tenant.md](docs/local-tenant.md) has the rest.",
    "",
    "## Management API, below `/api/v2`",
    "",
    `${routes.length} routes. A token needs one of the scopes.`,
    "",
    "| route | scopes | where it differs |",
    "| --- | --- | --- |",
    ...routes.map(describeRoute),
    "",
    "## Authentication API and login",
    "",
    ...table(["path", "serves"], AUTHENTICATION),
    "",
    "## Not served",
    "",
    ...table(["path", "because"], NOT_SERVED),
    "",
  ].join("\n");
}

/** `npm run supported`: writes the file. */
if (require.main === module) {
  void renderSupported().then((text) => {
    writeFileSync(FILE, text);
  });
}
