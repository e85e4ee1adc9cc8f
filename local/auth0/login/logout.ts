import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { errorPage } from "../pages/error-page";
import { html } from "../pages/html";
import { sendPage } from "../pages/layout";
import { findApplication } from "./application";
import type { Login } from "./login";
import { logoutUrlAllowed } from "./oauth/redirect-uris";
import { requestFacts } from "./request-facts";

type Query = Readonly<Record<string, string | undefined>>;

async function endSession(
  login: Login,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const server = await login.authorizationServer(request.protocol);
  const userId = await server.endSession(request.raw, reply.raw);
  const user = login.tenant.store.users.get(userId ?? "");
  if (!user) return;
  const { ip, user_agent } = requestFacts(request.raw);
  login.tenant.log({
    type: "slo",
    description: "User successfully logged out",
    user_id: user.user_id,
    user_name: user.email,
    ip,
    user_agent,
  });
}

function refuse(reply: FastifyReply, parameter: string, url: string): FastifyReply {
  const page = errorPage({
    title: "Oops!, something went wrong",
    message: `The "${parameter}" querystring parameter "${url}" is not defined as a valid URL in "Allowed Logout URLs".`,
  });
  return sendPage(reply, page, { status: 400 });
}

function withState(url: string, state: string | undefined): string {
  const target = new URL(url);
  if (state !== undefined) target.searchParams.set("state", state);
  return target.href;
}

/**
 * Handles `/v2/logout?client_id&returnTo`: ends the session and redirects to an address that the client, or the tenant,
 * allows.
 */
async function logOut(
  login: Login,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { client_id: clientId, returnTo } = request.query as Query;
  const client = clientId === undefined ? undefined : findApplication(login.tenant, clientId);
  if (returnTo !== undefined && !logoutUrlAllowed(login.tenant.store, client, returnTo)) {
    return refuse(reply, "returnTo", returnTo);
  }
  await endSession(login, request, reply);
  return returnTo === undefined
    ? reply.type("text/plain").send("OK")
    : reply.redirect(returnTo, 302);
}

/**
 * Handles `/oidc/logout`, the same by OpenID Connect's parameters. Without an ID token of this tenant the person is asked
 * first.
 */
async function logOutByOpenId(
  login: Login,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const query = request.query as Query;
  const server = await login.authorizationServer(request.protocol);
  const hint =
    query.id_token_hint === undefined
      ? undefined
      : await server.readIdTokenHint(query.id_token_hint);
  const clientId = hint?.clientId ?? query.client_id;
  const target = query.post_logout_redirect_uri;
  const client = clientId === undefined ? undefined : findApplication(login.tenant, clientId);
  if (target !== undefined && !logoutUrlAllowed(login.tenant.store, client, target)) {
    return refuse(reply, "post_logout_redirect_uri", target);
  }
  if (hint || query.logout === "yes") {
    await endSession(login, request, reply);
    return target === undefined
      ? reply.type("text/plain").send("OK")
      : reply.redirect(withState(target, query.state), 302);
  }
  const fields = Object.entries({ ...query, logout: "yes" }).filter(
    (pair): pair is [string, string] => Boolean(pair[1]),
  );
  return sendPage(
    reply,
    {
      title: "Log out",
      body: html`<h1>Log Out</h1>
        <p class="lead">Do you want to log out?</p>
        <form method="get" action="/oidc/logout">
          ${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
          <button type="submit">Yes</button>
        </form>`,
    },
    { formTargets: target === undefined ? [] : [new URL(target).origin] },
  );
}

/** Serves both kinds of logout. */
export function registerLogout(app: FastifyInstance, login: Login): void {
  app.get("/v2/logout", (request, reply) => logOut(login, request, reply));
  app.get("/oidc/logout", (request, reply) => logOutByOpenId(login, request, reply));
}
