import type { FastifyInstance, FastifyReply } from "fastify";
import { formatError, ManagementError } from "../auth0/management/management-error";
import type { Fault, Faults } from "./faults";
import { maskSecrets, type LoggedRequest, type RequestLog } from "./request-log";

declare module "fastify" {
  interface FastifyRequest {
    watched: { logged: LoggedRequest; fault: Fault | undefined } | null;
  }
}

/** Cuts or refuses a request as its fault says. Returns whether this ended the request. */
function strike({ drop, status }: Fault, reply: FastifyReply): boolean {
  if (drop) {
    reply.hijack();
    reply.raw.destroy();
    return true;
  }
  if (status === undefined) return false;
  const error = new ManagementError(status, "The control plane was asked to fail this request");
  void reply.code(status).send(formatError(error));
  return true;
}

/** Adds hooks that log every request to this part of the app, and apply the fault that is set for it. */
export function watchRequests(api: FastifyInstance, requests: RequestLog, faults: Faults): void {
  api.decorateRequest("watched", null);
  api.addHook("onRequest", async (request, reply) => {
    const logged = requests.add(request);
    const fault = faults.strike(logged);
    request.watched = { logged, fault };
    await Promise.resolve();
    return fault && strike(fault, reply) ? reply : undefined;
  });
  api.addHook("preValidation", async (request) => {
    if (request.watched) request.watched.logged.body = maskSecrets(request.body ?? null);
    await Promise.resolve();
  });
  api.addHook("onSend", async (request, reply) => {
    if (!request.watched) return;
    const { logged, fault } = request.watched;
    logged.status = reply.statusCode;
    if (fault?.holdMs) await faults.hold(fault.holdMs);
  });
}
