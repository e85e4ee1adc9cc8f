import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { TenantContext } from "../context";
import type { Faults } from "../../control/faults";
import { maskSecrets, type LoggedRequest, type RequestLog } from "../../control/request-log";
import type { RateLimit } from "./rate-limit";
import { authorize, type VerifyToken } from "./authorization";
import { strikeFault } from "./fault-injection";
import { formatError, ManagementError } from "./management-error";
import { ROUTES } from "./routes";
import { useAuth0Validation } from "./validation";

declare module "fastify" {
  interface FastifyRequest {
    logged: LoggedRequest | null;
  }
}

function toManagementError(error: FastifyError | ManagementError): ManagementError {
  if (error instanceof ManagementError) return error;
  if (error.statusCode === 413)
    return new ManagementError(413, "Payload content length greater than maximum allowed");
  if (error.statusCode && error.statusCode < 500) {
    return new ManagementError(400, "Invalid request payload JSON format");
  }
  process.stderr.write(`${error.stack ?? error.message}\n`);
  return new ManagementError(500, "Internal error");
}

function renderError(
  error: FastifyError | ManagementError,
  _: FastifyRequest,
  reply: FastifyReply,
): void {
  const rendered = toManagementError(error);
  void reply.code(rendered.statusCode).send(formatError(rendered));
}

/** Clients name JSON as the type of requests that have no body, such as a DELETE. */
function acceptEmptyBodies(api: FastifyInstance): void {
  const parseJson = api.getDefaultJsonParser("error", "error");
  api.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, null);
    else void parseJson(request, String(body), done);
  });
}

/** What the Management API shares with the control plane. */
export interface ManagementOptions {
  requests: RequestLog;
  faults: Faults;
  rateLimit: RateLimit | undefined;
  verify: VerifyToken;
}

/** Serves `/api/v2`: every request is counted, may meet a fault or the rate limit, and is authorized before its route. */
export async function registerManagement(
  app: FastifyInstance,
  ctx: TenantContext,
  { requests, faults, rateLimit, verify }: ManagementOptions,
): Promise<void> {
  await app.register(
    async (api) => {
      useAuth0Validation(api);
      acceptEmptyBodies(api);
      api.setErrorHandler(renderError);
      api.setNotFoundHandler(() => {
        throw new ManagementError(404, "Not Found");
      });
      api.decorateRequest("logged", null);
      api.decorateRequest("grantedScopes");
      api.addHook("onRequest", async (request, reply) => {
        request.logged = requests.add(request);
        if (strikeFault(faults, request.logged, reply)) return reply;
        rateLimit?.take(reply);
        await authorize(verify, request);
        return undefined;
      });
      api.addHook("preValidation", async (request) => {
        request.body ??= null;
        if (request.logged) request.logged.body = maskSecrets(request.body);
        await Promise.resolve();
      });
      api.addHook("onSend", async (request, reply) => {
        if (!request.logged) return;
        request.logged.status = reply.statusCode;
        const fault = faults.striking(request.logged.n);
        if (fault?.holdMs) await faults.hold(fault.holdMs);
      });
      for (const routes of ROUTES)
        await api.register(async (scope) => {
          await Promise.resolve();
          routes(scope, ctx);
        });
    },
    { prefix: "/api/v2" },
  );
}
