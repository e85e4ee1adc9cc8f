import { randomBytes } from "node:crypto";
import { requestAuthorization, type Application } from "./application";
import { Browser } from "./browser";
import { enrollPhone } from "./enroll-phone";
import { enterCode, enterWrongCode } from "./enter-code";
import { exchangeCode, type IdTokenClaims } from "./exchange-code";
import { logIn, openSecondApplication } from "./log-in";
import { Inbox } from "./read-message";
import { createSecondApplication, type MachineToMachineClient } from "./second-application";
import { signUp, type Credentials } from "./sign-up";
import { StepError } from "./step-error";

export { StepError } from "./step-error";

export interface LoginJourneyOptions {
  /** The tenant's http origin, and its machine-to-machine client. */
  tenant: MachineToMachineClient;
  /** The deployed application. */
  application: Application;
  /** Called after each step with what was observed, in the past tense. */
  report: (seen: string) => void;
}

/** What the journey observed, for further checks. */
export interface LoginJourney {
  credentials: Credentials;
  firstLogin: IdTokenClaims;
  secondLogin: IdTokenClaims;
  secondApplication: IdTokenClaims;
}

/** A number that nobody has: 555-01XX is reserved for fiction. */
const PHONE = { country: "US", number: "(202) 555-0143" };

interface Journey extends LoginJourneyOptions {
  inbox: Inbox;
  credentials: Credentials;
}

function assertSecondFactor(step: string, { amr }: IdTokenClaims): void {
  if (!amr?.includes("mfa"))
    throw new StepError(step, "the ID token doesn't say that a second factor was given.");
}

/** Sign-up, enrollment, a wrong code, the right one, tokens. */
async function signUpAndEnroll({
  tenant,
  application,
  report,
  inbox,
  credentials,
}: Journey): Promise<IdTokenClaims> {
  const browser = new Browser(tenant.tenantUrl);
  const request = requestAuthorization(tenant.tenantUrl, application);
  const enrollment = await signUp(browser, request, credentials);
  report("Signed up as a new user and was asked for a phone");
  const challenge = await enrollPhone(browser, enrollment, PHONE);
  const { code, message } = await inbox.nextCode();
  report(`Enrolled a phone and got an SMS from ${message.from}`);
  const refused = await enterWrongCode(browser, challenge, code);
  report("Typed a wrong code and was refused");
  const callback = await enterCode(browser, refused, code, application.callback);
  const { claims } = await exchangeCode(tenant.tenantUrl, request, callback);
  assertSecondFactor("Sign up", claims);
  report("Typed the code of the SMS and was logged in");
  return claims;
}

/** Logs in again with password and code; the browser keeps its session. */
async function logInAgain({ tenant, application, report, inbox, credentials }: Journey) {
  const browser = new Browser(tenant.tenantUrl);
  const request = requestAuthorization(tenant.tenantUrl, application);
  const challenge = await logIn(browser, request, credentials);
  const { code } = await inbox.nextCode();
  const callback = await enterCode(browser, challenge, code, application.callback);
  const { claims } = await exchangeCode(tenant.tenantUrl, request, callback);
  assertSecondFactor("Log in again", claims);
  report("Logged in again and was asked for a new code");
  return { browser, claims };
}

/** Opens another application in the same browser: the session makes the password unnecessary, but not the second factor. */
async function visitSecondApplication(
  { tenant, application, report, inbox }: Journey,
  browser: Browser,
) {
  const { application: second, remove } = await createSecondApplication(
    tenant,
    application.callback,
  );
  try {
    const request = requestAuthorization(tenant.tenantUrl, second);
    const challenge = await openSecondApplication(browser, request);
    const { code } = await inbox.nextCode();
    const callback = await enterCode(browser, challenge, code, second.callback);
    const { claims } = await exchangeCode(tenant.tenantUrl, request, callback);
    assertSecondFactor("Open a second application", claims);
    report("Opened a second application and was asked for a code there too");
    return claims;
  } finally {
    await remove();
  }
}

/**
 * Goes through the login as a person does, over HTTP: signs up, enrolls a phone, types a wrong code and the right one, logs
 * in again, and opens a second application, which is created for this and deleted again. Throws a `StepError` with the step
 * that failed. The new user and the phone stay.
 */
export async function runLoginJourney(options: LoginJourneyOptions): Promise<LoginJourney> {
  const credentials = {
    email: `${randomBytes(6).toString("hex")}@example.com`,
    password: `Aa1-${randomBytes(9).toString("base64url")}`,
  };
  const journey = { ...options, inbox: new Inbox(options.tenant.tenantUrl), credentials };
  await journey.inbox.skip();
  const firstLogin = await signUpAndEnroll(journey);
  const { browser, claims: secondLogin } = await logInAgain(journey);
  const secondApplication = await visitSecondApplication(journey, browser);
  return { credentials, firstLogin, secondLogin, secondApplication };
}
