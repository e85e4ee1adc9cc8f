import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { appendBounded } from "../bounded-list";
import { accountRoutes } from "./account-resource";
import type { CarrierApp } from "./app";
import { authenticate } from "./authentication";
import type { CarrierState } from "./carrier-state";
import { messageRoutes } from "./message-resource";
import { numberRoutes } from "./number-resource";
import { plivoError } from "./plivo-error";
import { powerpackRoutes } from "./powerpack-resource";
import { sendAnswer, cutConnection } from "./scripted-transport";

export interface Certificate {
  key: string;
  cert: string;
}

/** Returns the part of Plivo's API that this project uses, over TLS. Paths are exactly Plivo's, trailing slash included. */
export function createCarrierServer(state: CarrierState, certificate: Certificate): CarrierApp {
  const app = Fastify({
    https: certificate,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    // Plivo's own package requests `/v1/Account/{auth_id}//`, and Plivo answers with the account.
    routerOptions: { ignoreDuplicateSlashes: true },
  });
  app.decorateRequest("scripted", undefined);
  // Before the body is read, so that nothing has seen the request of a cut connection.
  app.addHook("onRequest", (request, reply, done) => {
    request.scripted = state.script.next();
    if (request.scripted?.drop === "before") cutConnection(request, reply);
    else done();
  });
  app.addHook("preHandler", (request, _reply, done) => {
    appendBounded(state.received, {
      method: request.method,
      path: request.url,
      body: request.body,
    });
    done();
  });
  readBodies(app);
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    void reply
      .code(error.statusCode ?? 500)
      .send(
        plivoError(
          error.statusCode === 400 ? "invalid json data sent in raw POST" : "Server error",
        ),
      );
  });
  app.setNotFoundHandler({ preHandler: authenticate(state) }, notFound);
  messageRoutes(app, state);
  accountRoutes(app, state);
  numberRoutes(app, state);
  powerpackRoutes(app, state);
  return app;
}

/** Accepts JSON and, as Plivo does for its older clients, forms. */
function readBodies(app: CarrierApp): void {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(body.toString())));
    },
  );
}

const RESOURCES =
  /^\/v1\/Account\/[^/]+\/(?:(?:Message|Number|Powerpack)\/(?:[^/]+\/)?|NumberPool\/[^/]+\/Number\/)?$/;

/** Answers 405 for a known resource with an unknown method, 404 for everything else. */
async function notFound(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const path = request.url.split("?")[0] ?? "";
  const known = RESOURCES.test(path);
  return sendAnswer(request, reply, {
    status: known ? 405 : 404,
    body: plivoError(known ? "method not allowed" : "not found"),
  });
}
