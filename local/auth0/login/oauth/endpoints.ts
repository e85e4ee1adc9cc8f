import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Login } from "../login";

/** The endpoints that the authorization server answers. The tenant's token endpoint passes `POST /oauth/token` on to it. */
const ENDPOINTS: readonly (readonly ["GET" | "POST" | "OPTIONS", string])[] = [
  ["GET", "/authorize"],
  ["POST", "/authorize"],
  ["GET", "/authorize/:state"],
  ["OPTIONS", "/oauth/token"],
  ["POST", "/oauth/revoke"],
  ["OPTIONS", "/oauth/revoke"],
  ["GET", "/userinfo"],
  ["POST", "/userinfo"],
  ["OPTIONS", "/userinfo"],
  ["GET", "/.well-known/openid-configuration"],
  ["OPTIONS", "/.well-known/openid-configuration"],
  ["GET", "/.well-known/jwks.json"],
  ["OPTIONS", "/.well-known/jwks.json"],
  ["POST", "/oidc/logout/confirm"],
];

/** Passes requests, with their bodies unread, to the authorization server of the origin that received them. */
export function registerOAuthEndpoints(app: FastifyInstance, login: Login): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => {
    done(null);
  });
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const server = await login.authorizationServer(request.protocol);
    reply.hijack();
    await server.handle(request.raw, reply.raw);
  };
  for (const [method, url] of ENDPOINTS)
    app.route({ method, url, exposeHeadRoute: false, handler: answer });
}
