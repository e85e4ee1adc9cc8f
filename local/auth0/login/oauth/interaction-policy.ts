import {
  interactionPolicy,
  type ClientAuthorizationState,
  type KoaContextWithOIDC,
} from "oidc-provider";
import type { TenantContext } from "../../context";
import { findApplication } from "../application";
import { needsCallbackConfirmation } from "../callback-confirmation-policy";
import { needsSecondFactor } from "../mfa-policy";

const { base, Check, Prompt } = interactionPolicy;

/** What the session keeps of a client: what the library does, and whether the second factor was given. */
type SessionClient = ClientAuthorizationState & { secondFactor?: boolean };

function sessionClient(ctx: KoaContextWithOIDC): SessionClient {
  const clientId = ctx.oidc.client?.clientId ?? "";
  return ctx.oidc.session?.authorizations?.[clientId] ?? {};
}

/** Notes on the session that this client's login took the second factor: silent logins of the client may then pass. */
export function rememberSecondFactor(ctx: KoaContextWithOIDC): void {
  if (ctx.oidc.result?.secondFactor !== true || !ctx.oidc.client) return;
  ctx.oidc.session?.ensureClientContainer(ctx.oidc.client.clientId);
  sessionClient(ctx).secondFactor = true;
}

const isSilent = (ctx: KoaContextWithOIDC): boolean => ctx.oidc.params?.prompt === "none";

/**
 * When a person has to be asked: for the password (no session), for the second factor (each interactive login that
 * the tenant's policy covers), and whether to go on to a callback that nobody can prove to own.
 * Consent is never asked: the tenant's applications are first-party.
 */
export function createInteractionPolicy(tenant: TenantContext) {
  const policy = base();
  policy.remove("consent");
  policy.add(
    new Prompt(
      { name: "mfa" },
      new Check(
        "mfa_required",
        "Multifactor authentication required",
        "interaction_required",
        (ctx) => {
          if (!needsSecondFactor(tenant.store) || ctx.oidc.result?.secondFactor === true)
            return false;
          return !(isSilent(ctx) && sessionClient(ctx).secondFactor === true);
        },
      ),
    ),
  );
  policy.add(
    new Prompt(
      { name: "callback_confirmation" },
      new Check(
        "callback_not_confirmed",
        "The callback can't be verified: the user has to confirm the login",
        "interaction_required",
        (ctx) => {
          if (ctx.oidc.result?.callbackConfirmed === true) return false;
          const client = findApplication(tenant, ctx.oidc.client?.clientId ?? "");
          return needsCallbackConfirmation(
            tenant.store,
            client,
            String(ctx.oidc.params?.redirect_uri),
          );
        },
      ),
    ),
  );
  return policy;
}
