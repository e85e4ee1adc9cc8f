import fastify from "fastify";
import { registerControlPlane } from "../../local/control/control-plane";
import type { Controlled } from "../../local/control/controlled";
import { markdownTable } from "./table";

interface Route {
  readonly method: string;
  readonly path: string;
  /** The names of what a body may have. */
  readonly body: readonly string[];
}

/** Returns the routes of the control plane, in the order in which they are served. */
export async function listControlRoutes(): Promise<Route[]> {
  const routes: Route[] = [];
  const app = fastify({ exposeHeadRoutes: false });
  app.addHook("onRoute", ({ method, url, schema }) => {
    for (const each of [method].flat())
      routes.push({ method: each, path: url, body: propertiesOf(schema?.body) });
  });
  // Routes read what they control when they are asked, not when they are made.
  await registerControlPlane(app, { ctx: { origins: {} }, carrier: {} } as Controlled);
  await app.ready();
  await app.close();
  return routes;
}

/** Of a body that may also be a list, these are those of one element. */
function propertiesOf(schema: unknown): string[] {
  const { properties, else: single } = (schema ?? {}) as { properties?: object; else?: object };
  return single ? propertiesOf(single) : Object.keys(properties ?? {});
}

/** Returns the control plane's routes as Markdown. */
export async function routesChapter(): Promise<string> {
  const rows = (await listControlRoutes()).map(({ method, path, body }) => [
    `\`${method} ${path}\``,
    body.map((name) => `\`${name}\``).join(", "),
  ]);
  return [
    "## The local tenant's control plane",
    "",
    "[The local tenant](local-tenant.md#control-plane) explains it; [SUPPORTED.md](../SUPPORTED.md) has the routes of Auth0's APIs.",
    "",
    markdownTable(["request", "body"], rows),
  ].join("\n");
}
