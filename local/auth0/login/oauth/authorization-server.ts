import { randomBytes } from "node:crypto";
import { Provider, type Interaction, type JWK, type KoaContextWithOIDC } from "oidc-provider";
import type { Origins } from "../../context";
import type { SigningKey } from "../../signing-key";
import { findApplication } from "../application";
import type { AuthorizationServer, Login } from "../login";
import { nextStep } from "../next-step";
import { requestFacts } from "../request-facts";
import { OAuthMemory } from "./adapter";
import { createConfiguration } from "./configuration";
import { readIdTokenHint } from "./id-token-hint";
import { logOAuthEvents } from "./log-events";
import { callbackAllowed, logoutUrlAllowed } from "./redirect-uris";
import { auth0TokenErrors } from "./token-errors";

const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;

/** The cookie's value, set where the browser has none yet. */
function rememberBrowser(ctx: KoaContextWithOIDC, cookie: string): string {
  const known = ctx.cookies.get(cookie);
  if (known !== undefined) return known;
  const browser = randomBytes(32).toString("base64url");
  ctx.cookies.set(cookie, browser, { httpOnly: true, sameSite: "lax", path: "/" });
  return browser;
}

/** Opens the login that the authorization server asks for, and answers the address of its first step. */
function startLogin(login: Login, origin: keyof Origins, cookie: string) {
  return async (ctx: KoaContextWithOIDC, interaction: Interaction): Promise<string> => {
    const { params, prompt, session, uid } = interaction;
    const client = findApplication(login.tenant, String(params.client_id));
    if (!client) throw new Error("A login was opened for an application that is gone.");
    const userId = prompt.name === "login" ? undefined : session?.accountId;
    const transaction = login.transactions.open({
      state: uid,
      origin,
      browser: rememberBrowser(ctx, cookie),
      clientId: client.client_id,
      redirectUri: String(params.redirect_uri),
      connection: text(params.connection),
      loginHint: text(params.login_hint) ?? "",
      startsWithSignup: params.screen_hint === "signup",
      userId,
    });
    const user = login.tenant.store.users.get(userId ?? "");
    return nextStep({ login, transaction, client, user, request: requestFacts(ctx.req) });
  };
}

/** Auth0's rules for redirects in place of the library's, which compares with what a client registered. */
function useTenantRedirects(provider: Provider, login: Login): void {
  const { prototype } = provider.Client;
  const clientOf = (id: string) => findApplication(login.tenant, id);
  prototype.redirectUriAllowed = function redirectUriAllowed(uri) {
    return callbackAllowed(clientOf(this.clientId), uri);
  };
  prototype.postLogoutRedirectUriAllowed = function postLogoutRedirectUriAllowed(uri) {
    return logoutUrlAllowed(login.tenant.store, clientOf(this.clientId), uri);
  };
  // Auth0 puts `sid` into every ID token.
  prototype.includeSid = () => true;
}

function signingJwk({ kid, privateKey }: SigningKey): JWK {
  return { ...privateKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" };
}

/** OAuth 2 and OpenID Connect at one origin. The issuer ends with a slash, as Auth0's does. */
export function createAuthorizationServer(
  login: Login,
  origin: keyof Origins,
  key: SigningKey,
): AuthorizationServer {
  const { tenant } = login;
  const url = new URL(tenant.origins[origin]);
  const memory = new OAuthMemory(tenant, origin);
  const browserCookie = `auth0_${url.port}_browser`;
  const provider = new Provider(
    url.href,
    createConfiguration({
      tenant,
      memory,
      signingKey: signingJwk(key),
      port: url.port,
      interactionUrl: startLogin(login, origin, browserCookie),
    }),
  );
  useTenantRedirects(provider, login);
  logOAuthEvents(provider, tenant);
  provider.use(auth0TokenErrors);
  const handle = provider.callback();
  return {
    handle: (request, response) => handle(request, response),
    async resume(state, result) {
      const interaction = await provider.Interaction.find(state);
      if (!interaction) return undefined;
      interaction.result = { ...interaction.lastSubmission, ...result };
      await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
      return interaction.returnTo;
    },
    browserOf: (request, response) =>
      provider.createContext(request, response).cookies.get(browserCookie),
    async endSession(request, response) {
      const session = await provider.Session.get(provider.createContext(request, response));
      const { accountId } = session;
      if (accountId !== undefined) await session.destroy();
      return accountId;
    },
    async readIdTokenHint(token) {
      return readIdTokenHint(provider, token);
    },
  };
}
