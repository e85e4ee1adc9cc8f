import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { TenantContext } from "../context";
import { authorize, type VerifyToken } from "./authorization";
import { formatError, ManagementError } from "./management-error";
import type { RateLimit } from "./rate-limit";
import { ROUTES } from "./routes";
import { useAuth0Validation } from "./validation";

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

/** Accepts empty bodies: clients send JSON's content type with requests that have no body, such as a DELETE. */
function acceptEmptyBodies(api: FastifyInstance): void {
  const parseJson = api.getDefaultJsonParser("error", "error");
  api.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, null);
    else void parseJson(request, String(body), done);
  });
}

export interface ManagementOptions {
  /** Adds hooks that see every request first, to watch it or to answer instead of the API. */
  watch: (api: FastifyInstance) => void;
  rateLimit: RateLimit | undefined;
  verify: VerifyToken;
}

/** Serves `/api/v2`. A request may be watched, then the rate limit applies, and it is authorized before its route runs. */
export async function registerManagement(
  app: FastifyInstance,
  ctx: TenantContext,
  { watch, rateLimit, verify }: ManagementOptions,
): Promise<void> {
  await app.register(
    async (api) => {
      useAuth0Validation(api);
      acceptEmptyBodies(api);
      api.setErrorHandler(renderError);
      api.setNotFoundHandler(() => {
        throw new ManagementError(404, "Not Found");
      });
      watch(api);
      api.decorateRequest("grantedScopes");
      api.addHook("onRequest", async (request, reply) => {
        rateLimit?.take(reply);
        await authorize(verify, request);
      });
      api.addHook("preValidation", async (request) => {
        request.body ??= null;
        await Promise.resolve();
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
