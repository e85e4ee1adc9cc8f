import { listRoutes, type ServedRoute } from "../../../local/auth0/management/route-list";
import { bodyOf, describeDocument, findOperation, type Schema } from "./openapi-document";
import { schemaDifferences } from "./schema-differences";

/** Queries that Auth0 accepts beyond its document: its own clients send them. */
const BEYOND: Record<string, string[] | undefined> = {
  "GET /actions/actions": ["include_totals"],
  "GET /actions/actions/:actionId/versions": ["include_totals"],
  "GET /actions/triggers/:triggerId/bindings": ["include_totals"],
  "GET /logs": ["q"],
};

/** Routes that the document at hand leaves out: it is an extract. */
const UNDOCUMENTED = /^\/clients\/:id\/credentials|^\/user-blocks/;

/** Limits that Auth0's documentation tells, and its document doesn't. */
const LIMITS_OF_ACTIONS = ["POST /actions/actions", "PATCH /actions/actions/:id"].flatMap(
  (route) => [
    `${route}.name: minLength 1, undefined`,
    `${route}.dependencies: maxItems 10, undefined`,
    `${route}.secrets: maxItems 30, undefined`,
    `${route}.secrets[]: required name, `,
    `${route}.secrets[].name: minLength 1, undefined`,
    `${route}.secrets[].name: maxLength 128, undefined`,
    `${route}.secrets[].value: maxLength 4096, undefined`,
  ],
);

/** Where the schemas aren't the document's, and why. */
const APART: readonly string[] = [
  ...LIMITS_OF_ACTIONS,
  // The document has alternatives for an item, of which a change to a trigger takes one.
  "PATCH /actions/triggers/:triggerId/bindings.bindings[].display_name: only ours",
  "PATCH /actions/triggers/:triggerId/bindings.bindings[].ref: only ours",
  "PATCH /actions/triggers/:triggerId/bindings.bindings[].secrets: only ours",
  "PATCH /actions/triggers/:triggerId/bindings.bindings[]: closed true, false",
  "PATCH /actions/triggers/:triggerId/bindings.bindings[]: required ref, ",
  // Recorded: 51 clients are refused, and the flag and the look of the login are taken.
  "PATCH /connections/:id/clients: maxItems 50, undefined",
  "PATCH /tenants/settings.flags.use_scope_descriptions_for_consent: only ours",
  "PATCH /tenants/settings.universal_login: only ours",
  // Auth0 refuses unknown properties of a changed user, whatever the document says.
  "PATCH /users/:id: closed true, false",
];

function queryNames(route: ServedRoute): string[] {
  return (findOperation(route)?.parameters ?? [])
    .filter((parameter) => parameter.in === "query")
    .map(({ name }) => name)
    .concat(BEYOND[`${route.method} ${route.path}`] ?? [])
    .sort();
}

const names = (schema: Schema | undefined): string[] =>
  Object.keys(schema?.properties ?? {}).sort();

describeDocument("Auth0's OpenAPI document (skipped where ../shared is absent)", () => {
  let routes: ServedRoute[];

  beforeAll(async () => {
    routes = (await listRoutes()).filter(({ path }) => !UNDOCUMENTED.test(path));
  });

  const each = (told: (route: ServedRoute) => string[]): string[] =>
    routes.map((route) => [route.method, route.path, ...told(route)].join(" "));

  it("has every route that the tenant serves", () => {
    const unknown = routes.filter((route) => !findOperation(route));
    expect(unknown).toEqual([]);
  });

  it("says of every body what our schemas say, but where it is told", () => {
    const differences = routes.flatMap((route) => {
      const place = `${route.method} ${route.path}`;
      const [ours, theirs] = [route.body as Schema | undefined, bodyOf(route)];
      if (!ours && !theirs) return [];
      return schemaDifferences(place, ours ?? {}, theirs ?? {});
    });
    expect(differences.sort()).toEqual([...APART].sort());
  });

  it("has the same names in every query", () => {
    const served = each(({ query }) => names(query));
    expect(served).toEqual(each(queryNames));
  });

  it("knows every scope that a route asks for", () => {
    const scopesOf = (route: ServedRoute): string[] =>
      (findOperation(route)?.security ?? []).flatMap(
        (security) => security.oAuth2ClientCredentials ?? [],
      );
    const unknown = routes.filter((route) =>
      route.scopes.some((scope) => !scopesOf(route).includes(scope)),
    );
    expect(unknown).toEqual([]);
  });
});
