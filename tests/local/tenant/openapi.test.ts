import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listRoutes, type ServedRoute } from "../../../local/tenant/management/route-list";

/** Auth0's own OpenAPI document, where somebody has put it beside this repository. */
const DOCUMENT = join(__dirname, "../../../../shared/auth0/management-api.json");
const isHere = existsSync(DOCUMENT);

interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: unknown;
}

interface Operation {
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  security?: Record<string, string[]>[];
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const document = (
  isHere ? JSON.parse(readFileSync(DOCUMENT, "utf8")) : { paths: {}, components: { schemas: {} } }
) as OpenApi;

function resolve(schema: Schema | undefined): Schema {
  const name = schema?.$ref?.split("/").at(-1);
  return name ? resolve(document.components.schemas[name]) : (schema ?? {});
}

/** Paths name their parameters differently; only their places count. */
const places = (path: string): string => path.replaceAll(/\{\w+\}|:\w+/g, "{}");

function findOperation({ method, path }: ServedRoute): Operation | undefined {
  const [, methods] =
    Object.entries(document.paths).find(([candidate]) => places(candidate) === places(path)) ?? [];
  return methods?.[method.toLowerCase()];
}

/** What a body may have at its top: property names, those that it must have marked. */
function describeBody(schema: Schema | undefined): string[] {
  const resolved = resolve(schema);
  const { properties = {}, required = [] } = resolved.items ? resolve(resolved.items) : resolved;
  return Object.keys(properties)
    .map((name) => (required.includes(name) ? `${name}!` : name))
    .sort();
}

/** Queries that Auth0 takes beyond its document: its own clients send them. */
const BEYOND: Record<string, string[] | undefined> = {
  "GET /actions/actions": ["include_totals"],
  "GET /actions/actions/:actionId/versions": ["include_totals"],
  "GET /actions/triggers/:triggerId/bindings": ["include_totals"],
  "GET /logs": ["q"],
};

/** Properties that Auth0 takes beyond its document: its own deploy-cli sends back what it was shown. */
const BODY_BEYOND: Record<string, string[] | undefined> = {
  "PATCH /tenants/settings": ["universal_login"],
};

function bodyNames(route: ServedRoute): string[] {
  const schema = findOperation(route)?.requestBody?.content["application/json"]?.schema;
  const beyond = BODY_BEYOND[`${route.method} ${route.path}`] ?? [];
  return [...describeBody(schema), ...beyond].sort();
}

function queryNames(route: ServedRoute): string[] {
  return (findOperation(route)?.parameters ?? [])
    .filter((parameter) => parameter.in === "query")
    .map(({ name }) => name)
    .concat(BEYOND[`${route.method} ${route.path}`] ?? [])
    .sort();
}

const title = "Auth0's OpenAPI document (skipped where ../shared is absent)";

(isHere ? describe : describe.skip)(title, () => {
  let routes: ServedRoute[];

  beforeAll(async () => {
    routes = await listRoutes();
  });

  const each = (told: (route: ServedRoute) => string[]): string[] =>
    routes.map((route) => [route.method, route.path, ...told(route)].join(" "));

  it("has every route that the tenant serves", () => {
    const unknown = routes.filter((route) => !findOperation(route));
    expect(unknown).toEqual([]);
  });

  it("has the same properties in every body", () => {
    const served = each(({ body }) => describeBody(body));
    expect(served).toEqual(each(bodyNames));
  });

  it("has the same names in every query", () => {
    const served = each(({ query }) =>
      describeBody(query as Schema | undefined).map((name) => name.replace("!", "")),
    );
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
