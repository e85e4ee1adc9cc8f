import type { FastifyInstance } from "fastify";
import type { Origins, TenantContext } from "../context";
import { deliverPhoneMessage, resumeRetries } from "../phone-delivery";
import { callbackConfirmationStep } from "./callback-confirmation";
import { registerFormStep } from "./form-step";
import type { AuthorizationServer, Login } from "./login";
import { registerLogout } from "./logout";
import { mfaBeginEnrollOptionsStep } from "./mfa-begin-enroll-options";
import { mfaCountryCodesStep } from "./mfa-country-codes";
import { mfaLoginOptionsStep } from "./mfa-login-options";
import { mfaOtpChallengeStep } from "./mfa-otp-challenge";
import { mfaOtpEnrollmentSteps } from "./mfa-otp-enrollment";
import { mfaRecoveryCodeChallengeStep } from "./mfa-recovery-code-challenge";
import { mfaRecoveryCodeEnrollmentSteps } from "./mfa-recovery-code-enrollment";
import { mfaSmsChallengeStep } from "./mfa-sms-challenge";
import { mfaSmsEnrollmentStep } from "./mfa-sms-enrollment";
import { asFormRequest } from "./oauth/form-request";
import { registerOAuthEndpoints } from "./oauth/endpoints";
import { loadAuthorizationServer } from "./oauth/load-authorization-server";
import { passwordStep } from "./password";
import { signupStep } from "./signup";
import { TokenBucket } from "./token-bucket";
import { Transactions } from "./transaction";

const MINUTE_MS = 60_000;
const STEPS = [
  passwordStep,
  signupStep,
  mfaBeginEnrollOptionsStep,
  mfaLoginOptionsStep,
  mfaSmsEnrollmentStep,
  mfaCountryCodesStep,
  mfaSmsChallengeStep,
  ...mfaOtpEnrollmentSteps,
  mfaOtpChallengeStep,
  ...mfaRecoveryCodeEnrollmentSteps,
  mfaRecoveryCodeChallengeStep,
  callbackConfirmationStep,
];

/**
 * Auth0's limits for one user: ten wrong codes, then one more every six minutes; ten messages, then one more an hour.
 * https://support.auth0.com/center/s/article/MFA-limits-for-OTP-and-SMS-failed-input
 */
function createLimits({ memory, clock }: TenantContext): Login["limits"] {
  const bucket = (name: string, refillMs: number): TokenBucket =>
    new TokenBucket(10, refillMs, clock.now, memory.map(`login/${name}`));
  return {
    failedCodes: bucket("failed-codes", 6 * MINUTE_MS),
    messages: bucket("messages", 60 * MINUTE_MS),
  };
}

function createLogin(tenant: TenantContext, deliver: Login["deliver"]): Login {
  const servers = new Map<keyof Origins, Promise<AuthorizationServer>>();
  const login: Login = {
    tenant,
    transactions: new Transactions(tenant),
    limits: createLimits(tenant),
    deliver,
    authorizationServer(origin) {
      const server = servers.get(origin) ?? startServer(login, origin);
      servers.set(origin, server);
      return server;
    },
  };
  // Their keys and their memory are no longer valid.
  tenant.onReset(() => {
    servers.clear();
    resumeRetries(tenant);
  });
  return login;
}

/** Starts the server. The library is loaded with the first login, so that starting the tenant doesn't wait for it. */
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

/** Serves what a person uses: OAuth 2 and OpenID Connect, the login's pages, and logout. */
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
    await Promise.resolve();
  });
}
