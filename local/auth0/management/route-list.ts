import fastify from "fastify";
import type { TenantContext } from "../context";
import type { JsonSchema } from "./json-schema";
import { ROUTES } from "./routes";
import { useAuth0Validation } from "./validation";

/** A route of the Management API, as in `GET /users/:id`. */
export interface ServedRoute {
  method: string;
  path: string;
  scopes: readonly string[];
  /** How its answer differs from Auth0's. */
  differs: string | undefined;
  /** `unused`: read-only and always the same; `ended`: refused. */
  kind: "served" | "unused" | "ended";
  /** The schema of a request's body. */
  body: JsonSchema | undefined;
  query: JsonSchema | undefined;
}

/** Returns every route of the Management API that this tenant serves, sorted by path. */
export async function listRoutes(): Promise<ServedRoute[]> {
  const served: ServedRoute[] = [];
  const app = fastify({ exposeHeadRoutes: false });
  useAuth0Validation(app);
  app.addHook("onRoute", ({ method, path, config, schema }) => {
    const { scopes = [], differs, kind = "served" } = config ?? {};
    const body = schema?.body as JsonSchema | undefined;
    const query = schema?.querystring as JsonSchema | undefined;
    for (const each of [method].flat()) {
      served.push({ method: each, path, scopes, differs, kind, body, query });
    }
  });
  // Routes read the context only when they are called.
  for (const routes of ROUTES) routes(app, {} as TenantContext);
  await app.close();
  return served.sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
}
