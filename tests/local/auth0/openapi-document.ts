import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ServedRoute } from "../../../local/auth0/management/route-list";

/** Auth0's own OpenAPI document, if someone has put it next to this repository. */
const DOCUMENT = join(__dirname, "../../../../shared/auth0/management-api.json");
const isHere = existsSync(DOCUMENT);

/** Describes what needs the document, and is skipped without it. */
export const describeDocument = isHere ? describe : describe.skip;

export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: unknown;
  enum?: unknown[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  format?: string;
}

export interface OpenApiOperation {
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  security?: Record<string, string[]>[];
}

interface OpenApi {
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, Schema> };
}

const document = (
  isHere ? JSON.parse(readFileSync(DOCUMENT, "utf8")) : { paths: {}, components: { schemas: {} } }
) as OpenApi;

/** The schema that a reference names. */
export function resolve(schema: Schema | undefined): Schema {
  const name = schema?.$ref?.split("/").at(-1);
  return name ? resolve(document.components.schemas[name]) : (schema ?? {});
}

/** Paths name their parameters differently; only their places count. */
const places = (path: string): string => path.replaceAll(/\{\w+\}|:\w+/g, "{}");

export function findOperation({ method, path }: ServedRoute): OpenApiOperation | undefined {
  const [, methods] =
    Object.entries(document.paths).find(([candidate]) => places(candidate) === places(path)) ?? [];
  return methods?.[method.toLowerCase()];
}

export function bodyOf(route: ServedRoute): Schema | undefined {
  return findOperation(route)?.requestBody?.content["application/json"]?.schema;
}
