import type { FastifyInstance } from "fastify";
import type { Origins } from "../auth0/context";

/**
 * Refuses requests by another site's page that would change something: a browser sends the page's origin. The hook belongs
 * to the routes of this part of the app, so it applies to every spelling of their paths.
 */
export function registerOriginGuard(control: FastifyInstance, { https, http }: Origins): void {
  control.addHook("onRequest", async (request, reply) => {
    const { origin } = request.headers;
    if (request.method === "GET" || request.method === "HEAD") return;
    if (origin === undefined || origin === http || origin === https) return;
    await reply.code(403).send({
      statusCode: 403,
      error: "Forbidden",
      message: "A page of another origin may not control the local tenant.",
    });
  });
}
