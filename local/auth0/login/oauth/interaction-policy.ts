import { interactionPolicy, type KoaContextWithOIDC } from "oidc-provider";
import type { TenantContext } from "../../context";
import { findApplication } from "../application";
import { needsCallbackConfirmation } from "../callback-confirmation-policy";
import { needsSecondFactor } from "../mfa-policy";

const { base, Check, Prompt } = interactionPolicy;

/**
 * Requires the second factor in each login that the tenant's policy covers. Without a person to ask (`prompt=none`) the
 * login is refused, as at Auth0, unless the user chose to remember the browser. Auth0's error is `login_required`; see the
 * log event in https://github.com/auth0/lock/issues/1348
 */
function secondFactorPrompt(tenant: TenantContext, rememberedCookie: string) {
  const isMissing = (ctx: KoaContextWithOIDC): boolean =>
    ctx.oidc.result?.secondFactor !== true &&
    needsSecondFactor(tenant, ctx.oidc.session?.accountId ?? "", ctx.cookies.get(rememberedCookie));
  return new Prompt(
    { name: "mfa" },
    new Check("mfa_required", "Multifactor authentication required", "login_required", isMissing),
  );
}

/** Requires a confirmation for a callback that nobody can prove to own. */
function confirmationPrompt(tenant: TenantContext) {
  const isMissing = (ctx: KoaContextWithOIDC): boolean => {
    if (ctx.oidc.result?.callbackConfirmed === true) return false;
    const client = findApplication(tenant, ctx.oidc.client?.clientId ?? "");
    return needsCallbackConfirmation(tenant.store, client, String(ctx.oidc.params?.redirect_uri));
  };
  return new Prompt(
    { name: "callback_confirmation" },
    new Check(
      "callback_not_confirmed",
      "The callback can't be verified: the user has to confirm the login",
      "interaction_required",
      isMissing,
    ),
  );
}

/**
 * Makes the policy that decides when a person is asked: for the password (no session), for the second factor, and for the
 * callback. Nobody is asked for consent, since the tenant's applications are first-party.
 * @param rememberedCookie Name of the cookie of a remembered browser.
 */
export function createInteractionPolicy(tenant: TenantContext, rememberedCookie: string) {
  const policy = base();
  policy.remove("consent");
  policy.add(secondFactorPrompt(tenant, rememberedCookie));
  policy.add(confirmationPrompt(tenant));
  return policy;
}
