import type { FastifyInstance } from "fastify";
import type { Origins } from "../auth0/context";

/**
 * Refuses what would change something at the bidding of another site's page: a browser names the page's origin on what it
 * sends. The hook belongs to the routes of this part of the app, so it holds for every spelling of their paths.
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
