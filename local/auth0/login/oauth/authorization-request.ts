import { errors, type KoaContextWithOIDC } from "oidc-provider";
import type { TenantContext } from "../../context";
import type { Client } from "../../store";
import { findApplication } from "../application";
import { databaseConnections } from "../connection";
import { findAudience } from "./audience";
import { webOriginAllowed } from "./redirect-uris";

function refuseWithPage(description: string): never {
  const error = new errors.InvalidRequest(description);
  error.allow_redirect = false;
  throw error;
}

/**
 * Refuses a login that nobody could complete, with a page as Auth0 does. What is missing then is `auth0.ConnectionClient`.
 */
function checkConnection(
  tenant: TenantContext,
  client: Client,
  connection: string | undefined,
): void {
  if (databaseConnections(tenant.store, client, connection).length === 0) {
    refuseWithPage("no connections enabled for the client");
  }
}

/** Restores the scope: OpenID Connect issues a refresh token only with consent, and Auth0 issues it for the scope alone. */
function restoreOfflineAccess(ctx: KoaContextWithOIDC): void {
  const { params, client } = ctx.oidc;
  const asked = String(ctx.query.scope ?? "").split(" ");
  if (params && asked.includes("offline_access") && client?.grantTypeAllowed("refresh_token")) {
    params.scope = [params.scope, "offline_access"].filter(Boolean).join(" ");
  }
}

function checkSilentOrigin(ctx: KoaContextWithOIDC, client: Client): void {
  const { response_mode: mode, redirect_uri: callback } = ctx.oidc.params ?? {};
  if (mode === "web_message" && !webOriginAllowed(client, String(callback))) {
    refuseWithPage("The specified redirect_uri does not have a registered origin.");
  }
}

/**
 * Returns Auth0's own parameters of `/authorize`. Each is checked after everything that OAuth requires. `audience` stands
 * for the whole request, since the library calls its check whether it was sent or not.
 */
export function authorizationParameters(tenant: TenantContext) {
  return {
    audience: (
      ctx: KoaContextWithOIDC,
      audience: string | undefined,
      { clientId }: { clientId: string },
    ) => {
      const client = findApplication(tenant, clientId);
      if (!client) refuseWithPage(`Unknown client: ${clientId}`);
      if (audience !== undefined && !findAudience(tenant.store, audience)) {
        throw new errors.AccessDenied(`Service not found: ${audience}`);
      }
      checkConnection(tenant, client, ctx.oidc.params?.connection as string | undefined);
      checkSilentOrigin(ctx, client);
      restoreOfflineAccess(ctx);
    },
    auth0Client: null,
    connection: null,
    screen_hint: null,
    organization: null,
    invitation: null,
  };
}
