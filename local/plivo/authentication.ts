import type { FastifyReply, FastifyRequest } from "fastify";
import { acceptsCredentials, type PlivoCredentials } from "./account";
import type { CarrierState } from "./carrier-state";

/** Returns the Basic credentials of a request; undefined if there are none that can be read. */
function credentialsOf(request: FastifyRequest): PlivoCredentials | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const [authId = "", ...token] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return { authId, authToken: token.join(":") };
}

/**
 * Refuses bad credentials with Plivo's plain text, which isn't JSON. The Auth ID in the path must be the one that signed
 * in: an account can't access another one.
 */
export const authenticate =
  (state: CarrierState) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    // A scripted status is Plivo's complete answer, whoever asks.
    if (request.scripted?.status !== undefined) return;
    const credentials = credentialsOf(request);
    const account = /^\/v1\/Account\/([^/?]+)/.exec(request.url)?.[1];
    const accepted =
      credentials !== undefined &&
      acceptsCredentials(credentials, state.rules.authTokens) &&
      (account === undefined || account === credentials.authId);
    if (accepted) return;
    await reply
      .code(401)
      .header("www-authenticate", 'Basic realm="Login Required"')
      .type("text/html; charset=utf-8")
      .send(
        "Could not verify your access level for that URL.\nYou have to login with proper credentials",
      );
  };
