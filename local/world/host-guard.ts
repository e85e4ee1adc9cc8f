import type { FastifyInstance } from "fastify";

/** A name that nobody can register, so that it always means this machine (RFC 6761). */
export const CUSTOM_DOMAIN = "login.localhost";

const OWN_NAMES = new Set(["localhost", CUSTOM_DOMAIN, "127.0.0.1", "[::1]"]);

/** Returns the host name in a Host header, without its port. */
function hostName(header: string): string {
  return header.replace(/:\d+$/, "").toLowerCase();
}

/**
 * Refuses requests for another host name. A web page can make its own name resolve to 127.0.0.1 (DNS rebinding) and would
 * then share an origin with the tenant; its requests still have that name.
 */
export function registerHostGuard(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    const host = request.headers.host ?? "";
    if (OWN_NAMES.has(hostName(host))) return;
    await reply.code(421).send({
      statusCode: 421,
      error: "Misdirected Request",
      message: `The local tenant answers only to the host names localhost, ${CUSTOM_DOMAIN} and 127.0.0.1.`,
    });
  });
}
