import type { FastifyRequest } from "fastify";
import type { ManagementScope } from "../management-scopes";
import { ManagementError } from "./management-error";

declare module "fastify" {
  interface FastifyContextConfig {
    /** A Management API request needs one of these scopes. */
    scopes?: readonly ManagementScope[];
    /** How the answer differs from Auth0's, for SUPPORTED.md. */
    differs?: string;
    /** `unused`: read-only and always the same; `ended`: refused. Default: served. */
    kind?: "unused" | "ended";
  }

  interface FastifyRequest {
    /** Scopes of the token that the request came with. */
    grantedScopes: ReadonlySet<string>;
  }
}

/** Returns the client and the scopes of a Management API token; undefined for any other token. */
export type VerifyToken = (
  token: string,
) => Promise<{ clientId: string; scopes: ReadonlySet<string> } | undefined>;

/** Refuses a request without a valid token (401) or without a scope of its route (403), before its body is read. */
export async function authorize(verify: VerifyToken, request: FastifyRequest): Promise<void> {
  const scopes = request.routeOptions.config.scopes;
  if (!scopes) return; // No such route: the answer is 404 whoever asks.
  const header = request.headers.authorization;
  if (!header) throw new ManagementError(401, "Missing authentication");
  const [, token = ""] = /^Bearer (.+)$/i.exec(header) ?? [];
  const verified = token ? await verify(token) : undefined;
  if (!verified) throw new ManagementError(401, "Invalid token", "invalid_token");
  request.grantedScopes = verified.scopes;
  if (scopes.some((scope) => verified.scopes.has(scope))) return;
  const message = `Insufficient scope, expected any of: ${scopes.join(",")}`;
  throw new ManagementError(403, message, "insufficient_scope");
}
