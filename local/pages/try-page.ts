import { createHash, randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { errorPage } from "../auth0/pages/error-page";
import { html } from "../auth0/pages/html";
import { sendPage } from "../auth0/pages/layout";
import type { TenantContext } from "../auth0/context";
import { TRY_CALLBACK_PATH, TRY_CLIENT_ID } from "../auth0/login/application";
import { DASHBOARD_STYLES, topBar } from "./dashboard";

/** One attempt, from the button to the answer. */
interface Attempt {
  verifier: string;
  openedAt: number;
}

const ATTEMPT_LIFETIME_MS = 3_600_000;

class Attempts {
  private readonly byState: Map<string, Attempt>;

  constructor(private readonly ctx: TenantContext) {
    this.byState = ctx.memory.map("try-page/attempts");
  }

  open(): { state: string; challenge: string } {
    const oldest = this.ctx.clock.now() - ATTEMPT_LIFETIME_MS;
    for (const [state, { openedAt }] of this.byState)
      if (openedAt < oldest) this.byState.delete(state);
    const state = randomBytes(16).toString("base64url");
    const verifier = randomBytes(32).toString("base64url");
    this.byState.set(state, { verifier, openedAt: this.ctx.clock.now() });
    return { state, challenge: createHash("sha256").update(verifier).digest("base64url") };
  }

  /** Ends an attempt and returns it; undefined if it has ended already. */
  close(state: string): Attempt | undefined {
    const attempt = this.byState.get(state);
    this.byState.delete(state);
    return attempt;
  }
}

function start({ origins }: TenantContext, attempts: Attempts, reply: FastifyReply): FastifyReply {
  const { http } = origins;
  const { state, challenge } = attempts.open();
  const parameters = new URLSearchParams({
    client_id: TRY_CLIENT_ID,
    response_type: "code",
    redirect_uri: `${http}${TRY_CALLBACK_PATH}`,
    scope: "openid profile email",
    // As in the dashboard, a try starts with the password.
    prompt: "login",
    state,
    code_challenge: challenge,
    code_challenge_method: "S256",
  });
  return reply.redirect(`${http}/authorize?${parameters.toString()}`, 302);
}

async function exchange(
  { origins }: TenantContext,
  code: string,
  verifier: string,
): Promise<Record<string, unknown> | undefined> {
  const { http } = origins;
  const response = await fetch(`${http}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: TRY_CLIENT_ID,
      redirect_uri: `${http}${TRY_CALLBACK_PATH}`,
      code,
      code_verifier: verifier,
    }),
  });
  const { id_token: idToken } = (await response.json()) as { id_token?: string };
  if (!response.ok || idToken === undefined) return undefined;
  return JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString()) as Record<
    string,
    unknown
  >;
}

async function finish(
  ctx: TenantContext,
  attempts: Attempts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const {
    state = "",
    code = "",
    error_description: problem,
  } = request.query as Record<string, string | undefined>;
  const attempt = attempts.close(state);
  const profile = attempt && code !== "" ? await exchange(ctx, code, attempt.verifier) : undefined;
  if (!profile) {
    const message = problem ?? "This attempt has already ended.";
    const page = errorPage({
      title: "The login failed",
      message: `${message} Try again from /_local/try.`,
    });
    return sendPage(reply, page, { status: 400 });
  }
  return sendPage(reply, {
    title: "It works!",
    body: html`${topBar("/_local/try", ctx.store, false)}
      <span class="mark good" aria-hidden="true">✓</span>
      <h1>It works!</h1>
      <p class="lead">Your login box is ready. This is the profile that an application gets:</p>
      <pre>${JSON.stringify(profile, null, 2)}</pre>
      <a class="button" href="/_local/try">Try again</a>`,
    styles: DASHBOARD_STYLES,
  });
}

/** Serves `/_local/try`, as the dashboard's "Try": a login without any application, which ends on "It works!". */
export function registerTryPage(app: FastifyInstance, ctx: TenantContext): void {
  const attempts = new Attempts(ctx);
  app.get("/_local/try", (_request, reply) => start(ctx, attempts, reply));
  app.get(TRY_CALLBACK_PATH, (request, reply) => finish(ctx, attempts, request, reply));
}
