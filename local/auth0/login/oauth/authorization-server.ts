import { randomBytes } from "node:crypto";
import type Koa from "koa";
import { Provider, type Interaction, type JWK, type KoaContextWithOIDC } from "oidc-provider";
import type { Origins } from "../../context";
import type { SigningKey } from "../../signing-key";
import { findApplication } from "../application";
import type { AuthorizationServer, BrowserCookies, Login } from "../login";
import { nextStep } from "../next-step";
import { openVisit } from "../visit";
import { REMEMBERED_SECONDS } from "../remembered-browser";
import { OAuthMemory } from "./adapter";
import { createConfiguration } from "./configuration";
import { readIdTokenHint } from "./id-token-hint";
import { logOAuthEvents } from "./log-events";
import { callbackAllowed, logoutUrlAllowed } from "./redirect-uris";
import { auth0TokenErrors } from "./token-errors";

const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;

/** The names of the cookies: browsers share cookies among all ports of a host. */
export interface CookieNames {
  browser: string;
  remembered: string;
}

const namesFor = (port: string): CookieNames => ({
  browser: `auth0_${port}_browser`,
  remembered: `auth0_${port}_mf`,
});

/** Reads the browser's cookies, and sets the one that ties login forms to it if it has none yet. */
function cookiesOf(
  { cookies }: Pick<Koa.Context, "cookies">,
  names: CookieNames,
  introduce: boolean,
): BrowserCookies {
  const lasting = { httpOnly: true, sameSite: "lax", path: "/", overwrite: true } as const;
  let browser = cookies.get(names.browser);
  if (introduce && browser === undefined) {
    browser = randomBytes(32).toString("base64url");
    cookies.set(names.browser, browser, lasting);
  }
  return {
    browser,
    remembered: cookies.get(names.remembered),
    remember: (value) => {
      cookies.set(names.remembered, value, { ...lasting, maxAge: REMEMBERED_SECONDS * 1000 });
    },
  };
}

/** Starts the login that the authorization server asks for, and returns the address of its first step. */
function startLogin(login: Login, origin: keyof Origins, names: CookieNames) {
  return async (ctx: KoaContextWithOIDC, interaction: Interaction): Promise<string> => {
    const { params, prompt, session, uid } = interaction;
    const cookies = cookiesOf(ctx, names, true);
    const transaction = login.transactions.open({
      state: uid,
      origin,
      browser: cookies.browser ?? "",
      clientId: String(params.client_id),
      redirectUri: String(params.redirect_uri),
      connection: text(params.connection),
      loginHint: text(params.login_hint) ?? "",
      uiLocales: text(params.ui_locales),
      startsWithSignup: params.screen_hint === "signup",
      userId: prompt.name === "login" ? undefined : session?.accountId,
    });
    const visit = openVisit(login, transaction, ctx.req, cookies);
    if (!visit) throw new Error("A login was opened for an application that is gone.");
    return nextStep(visit);
  };
}

/** Applies Auth0's rules for redirects instead of the library's, which compares with what a client registered. */
function useTenantRedirects(provider: Provider, login: Login): void {
  const { prototype } = provider.Client;
  const clientOf = (id: string) => findApplication(login.tenant, id);
  prototype.redirectUriAllowed = function redirectUriAllowed(uri) {
    return callbackAllowed(clientOf(this.clientId), uri);
  };
  prototype.postLogoutRedirectUriAllowed = function postLogoutRedirectUriAllowed(uri) {
    return logoutUrlAllowed(login.tenant.store, clientOf(this.clientId), uri);
  };
  // Auth0 includes `sid` in every ID token.
  prototype.includeSid = () => true;
}

function signingJwk({ kid, privateKey }: SigningKey): JWK {
  return { ...privateKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" };
}

function createProvider(
  login: Login,
  origin: keyof Origins,
  key: SigningKey,
  names: ReturnType<typeof namesFor>,
): Provider {
  const { tenant } = login;
  const url = new URL(tenant.origins[origin]);
  return new Provider(
    url.href,
    createConfiguration({
      tenant,
      memory: new OAuthMemory(tenant, origin),
      cookies: names,
      signingKey: signingJwk(key),
      port: url.port,
      interactionUrl: startLogin(login, origin, names),
    }),
  );
}

/** Makes an OAuth 2 and OpenID Connect server for one origin. The issuer ends with a slash, as Auth0's does. */
export function createAuthorizationServer(
  login: Login,
  origin: keyof Origins,
  key: SigningKey,
): AuthorizationServer {
  const { tenant } = login;
  const names = namesFor(new URL(tenant.origins[origin]).port);
  const provider = createProvider(login, origin, key, names);
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
    cookiesOf: (request, response) =>
      cookiesOf(provider.createContext(request, response), names, false),
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
