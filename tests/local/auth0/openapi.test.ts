import { SCHEMA_DIFFERENCES } from "../../../local/auth0/known-differences";
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

const isAtHand = ({ path, kind }: ServedRoute): boolean =>
  kind === "served" && !UNDOCUMENTED.test(path);

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
    routes = (await listRoutes()).filter(isAtHand);
  });

  const each = (told: (route: ServedRoute) => string[]): string[] =>
    routes.map((route) => [route.method, route.path, ...told(route)].join(" "));

  it("has every route that the tenant serves", () => {
    const unknown = routes.filter((route) => !findOperation(route));
    expect(unknown).toEqual([]);
  });

  it("has the same schema for every body, except for the listed differences", () => {
    const differences = routes.flatMap((route) => {
      const place = `${route.method} ${route.path}`;
      const [ours, theirs] = [route.body as Schema | undefined, bodyOf(route)];
      if (!ours && !theirs) return [];
      return schemaDifferences(place, ours ?? {}, theirs ?? {});
    });
    expect(differences.sort()).toEqual(SCHEMA_DIFFERENCES.map(({ found }) => found).sort());
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
