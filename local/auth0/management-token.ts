import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { MANAGEMENT_TOKEN_LIFETIME, managementAudiences, signMachineToken } from "./access-token";
import { authenticateClient, type TokenParameters } from "./client-authentication";
import type { TenantContext } from "./context";
import type { Client, ClientGrant } from "./store";
import { TokenError } from "./token-error";
import { peekBody } from "./unread-body";

/** Parses a form or a JSON object; anything else has no parameters. */
function parseParameters(contentType: string, body: string): TokenParameters {
  if (contentType.includes("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== "object" || parsed === null) return {};
    return Object.fromEntries(
      Object.entries(parsed).filter(
        (entry): entry is [string, string] => typeof entry[1] === "string",
      ),
    );
  } catch {
    return {};
  }
}

/** Adds credentials of the Authorization header, which override those in the body. */
function withBasicCredentials(
  header: string | undefined,
  parameters: TokenParameters,
): TokenParameters {
  const [, encoded] = /^Basic (.+)$/i.exec(header ?? "") ?? [];
  if (!encoded) return parameters;
  const [id = "", secret = ""] = Buffer.from(encoded, "base64").toString().split(":");
  return {
    ...parameters,
    client_id: decodeURIComponent(id),
    client_secret: decodeURIComponent(secret),
  };
}

function assertMayAsk(client: Client): void {
  if (client.grant_types?.includes("client_credentials")) return;
  const message = "Grant type 'client_credentials' not allowed for the client.";
  throw new TokenError(403, "unauthorized_client", message);
}

function findGrant(ctx: TenantContext, client: Client, audience: string): ClientGrant {
  const [managementApi = "", alias] = managementAudiences(ctx);
  const asked = audience === alias ? managementApi : audience;
  const isKnown = [...ctx.store.resourceServers.values()].some(
    ({ identifier }) => identifier === asked,
  );
  if (!isKnown) {
    throw new TokenError(403, "access_denied", `Service not enabled within domain: ${audience}`);
  }
  const grant = [...ctx.store.clientGrants.values()].find(
    (candidate) => candidate.client_id === client.client_id && candidate.audience === asked,
  );
  if (grant) return grant;
  const message = `Client is not authorized to access "${audience}". You need to create a "client-grant" associated to this API.`;
  throw new TokenError(403, "access_denied", message);
}

function grantedScope(grant: ClientGrant, asked: string | undefined): string {
  if (!asked) return grant.scope.join(" ");
  const wanted = asked.split(" ");
  return grant.scope.filter((scope) => wanted.includes(scope)).join(" ");
}

async function exchangeClientCredentials(
  ctx: TenantContext,
  parameters: TokenParameters,
): Promise<object> {
  const client = await authenticateClient(ctx, parameters);
  assertMayAsk(client);
  const audience = parameters.audience ?? managementAudiences(ctx)[0] ?? "";
  const scope = grantedScope(findGrant(ctx, client, audience), parameters.scope);
  return {
    access_token: await signMachineToken(ctx, { clientId: client.client_id, audience, scope }),
    scope,
    expires_in: MANAGEMENT_TOKEN_LIFETIME,
    token_type: "Bearer",
  };
}

async function answerToken(
  ctx: TenantContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const body = await peekBody(request.raw);
  const contentType = request.headers["content-type"] ?? "";
  const parameters = withBasicCredentials(
    request.headers.authorization,
    parseParameters(contentType, body),
  );
  if (parameters.grant_type !== "client_credentials" && ctx.answerOtherGrants) {
    reply.hijack();
    ctx.answerOtherGrants(request.raw, reply.raw);
    return reply;
  }
  if (parameters.grant_type !== "client_credentials") {
    throw new TokenError(403, "unsupported_grant_type", "Unsupported grant type");
  }
  reply.header("cache-control", "no-store");
  return exchangeClientCredentials(ctx, parameters);
}

/** Serves `POST /oauth/token`: client credentials itself, every other grant through the login. */
export async function registerTokenEndpoint(
  app: FastifyInstance,
  ctx: TenantContext,
): Promise<void> {
  await app.register(async (scope) => {
    await Promise.resolve();
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => {
      done(null);
    });
    scope.setErrorHandler((error: Error, _request, reply) => {
      if (!(error instanceof TokenError)) throw error;
      void reply
        .code(error.statusCode)
        .send({ error: error.code, error_description: error.message });
    });
    scope.post("/oauth/token", (request, reply) => answerToken(ctx, request, reply));
  });
}
