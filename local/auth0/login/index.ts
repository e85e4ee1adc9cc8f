import type { FastifyInstance } from "fastify";
import type { Origins, TenantContext } from "../context";
import { deliverPhoneMessage } from "../phone-delivery";
import { callbackConfirmationStep } from "./callback-confirmation";
import { registerFormStep } from "./form-step";
import type { AuthorizationServer, Login } from "./login";
import { registerLogout } from "./logout";
import { mfaSmsChallengeStep } from "./mfa-sms-challenge";
import { mfaSmsEnrollmentStep } from "./mfa-sms-enrollment";
import { asFormRequest } from "./oauth/form-request";
import { registerOAuthEndpoints } from "./oauth/endpoints";
import { loadAuthorizationServer } from "./oauth/load-authorization-server";
import { passwordStep } from "./password";
import { signupStep } from "./signup";
import { TokenBucket } from "./token-bucket";
import { Transactions } from "./transaction";
import { registerTryPage } from "../../pages/try-page";

const MINUTE_MS = 60_000;
const STEPS = [
  passwordStep,
  signupStep,
  mfaSmsEnrollmentStep,
  mfaSmsChallengeStep,
  callbackConfirmationStep,
];

/**
 * Auth0's limits for one user: ten wrong codes, then one more every six minutes; ten messages, then one more an hour.
 * https://support.auth0.com/center/s/article/MFA-limits-for-OTP-and-SMS-failed-input
 */
function createLimits(): Login["limits"] {
  return {
    failedCodes: new TokenBucket(10, 6 * MINUTE_MS),
    messages: new TokenBucket(10, 60 * MINUTE_MS),
  };
}

function createLogin(tenant: TenantContext, deliver: Login["deliver"]): Login {
  const servers = new Map<keyof Origins, Promise<AuthorizationServer>>();
  const login: Login = {
    tenant,
    transactions: new Transactions(),
    limits: createLimits(),
    deliver,
    authorizationServer(origin) {
      const server = servers.get(origin) ?? startServer(login, origin);
      servers.set(origin, server);
      return server;
    },
  };
  tenant.onReset(() => {
    login.transactions.forget();
    login.limits.failedCodes.forget();
    login.limits.messages.forget();
    for (const server of servers.values())
      void server.then((started) => {
        started.forget();
      });
  });
  return login;
}

/** The library is loaded with the first login, so that starting the tenant doesn't wait for it. */
async function startServer(login: Login, origin: keyof Origins): Promise<AuthorizationServer> {
  const [{ createAuthorizationServer }, key] = await Promise.all([
    loadAuthorizationServer(),
    login.tenant.signingKey,
  ]);
  return createAuthorizationServer(login, origin, key);
}

function acceptForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
}

/** Mounts all that a person meets: OAuth 2 and OpenID Connect, the login's pages, logout, and the try page. */
export async function registerLogin(
  app: FastifyInstance,
  tenant: TenantContext,
  deliver: Login["deliver"] = deliverPhoneMessage,
): Promise<void> {
  const login = createLogin(tenant, deliver);
  tenant.answerOtherGrants = (request, response) => {
    const origin = "encrypted" in request.socket ? "https" : "http";
    void Promise.all([login.authorizationServer(origin), asFormRequest(request)]).then(
      ([server, form]) => server.handle(form, response),
    );
  };
  await app.register(async (scope) => {
    registerOAuthEndpoints(scope, login);
    await Promise.resolve();
  });
  await app.register(async (scope) => {
    acceptForms(scope);
    for (const step of STEPS) registerFormStep(scope, login, step);
    registerLogout(scope, login);
    registerTryPage(scope, login);
    await Promise.resolve();
  });
}
