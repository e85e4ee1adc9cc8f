import { randomBytes } from "node:crypto";
import { requestAuthorization } from "../../../../local/demo/journey/application";
import { Browser } from "../../../../local/demo/journey/browser";
import type { Page } from "../../../../local/demo/journey/page";
import { Inbox } from "../../../../local/demo/journey/read-message";
import { passwordOf, stepOf } from "../../../../local/auth0/login/totp";
import { deployByHand, type DeployedTenant } from "./deployed-by-hand";

export const APP_URL = "http://localhost:3000";
export const PASSWORD = "Passw0rd!";
export const PHONE = { country: "US", phone: "(202) 555-0143" };

/** People who log in to the deployed tenant's application. */
export interface LoginPeople {
  readonly tenant: DeployedTenant;
  readonly inbox: Inbox;
  /** Moves the tenant's clock. */
  advance(seconds: number): Promise<void>;
  /** Turns these factors on and all others off. */
  useFactors(...names: string[]): Promise<void>;
  authorize(more?: Record<string, string>): ReturnType<typeof requestAuthorization>;
  /** Signs a new user up. Ends on the page after it. */
  signUp(browser: Browser, more?: Record<string, string>): Promise<{ email: string; page: Page }>;
  /** Opens the application and enters the password. Ends on the page after it. */
  logIn(browser: Browser, email: string, more?: Record<string, string>): Promise<Page>;
  /** Signs a new user up with a phone. Ends at the callback. */
  enroll(browser: Browser): Promise<{ email: string; page: Page }>;
  /** Returns the error of a silent login; `undefined` if it returns a code. */
  silently(browser: Browser): Promise<string | undefined>;
  newBrowser(): Browser;
  logTypes(): Promise<string[]>;
}

const FACTORS = [
  ...["sms", "otp", "recovery-code", "webauthn-roaming", "webauthn-platform", "push-notification"],
];

/** Starts a tenant with the Action and the application, SMS as its factor and the policy "Always". */
export async function startPeople(
  experience: "legacy" | "unified" = "legacy",
): Promise<LoginPeople> {
  const tenant = await deployByHand(APP_URL, experience);
  const inbox = new Inbox(tenant.httpUrl);
  const application = { clientId: tenant.appClientId, callback: APP_URL };
  const authorize: LoginPeople["authorize"] = (more) =>
    requestAuthorization(tenant.httpUrl, application, more);
  const signUp: LoginPeople["signUp"] = async (browser, more = {}) => {
    const email = `${randomBytes(6).toString("hex")}@example.com`;
    const page = await browser.open(authorize({ screen_hint: "signup", ...more }).url);
    return { email, page: await browser.submit("Sign up", page, { email, password: PASSWORD }) };
  };
  return {
    tenant,
    inbox,
    authorize,
    signUp,
    advance: async (seconds) => {
      await tenant.control("POST", "/clock", { advanceSeconds: seconds });
    },
    useFactors: async (...names) => {
      for (const name of FACTORS) {
        await tenant.manage("PUT", `guardian/factors/${name}`, { enabled: names.includes(name) });
      }
    },
    logIn: async (browser, email, more) => {
      const page = await browser.open(authorize(more).url);
      return browser.submit("Log in", page, { username: email, password: PASSWORD });
    },
    enroll: async (browser) => {
      const { email, page } = await signUp(browser);
      const challenge = await browser.submit("Enroll", page, PHONE);
      const { code } = await inbox.nextCode();
      return { email, page: await browser.submit("Type the code", challenge, { code }) };
    },
    silently: async (browser) => {
      const { url } = await browser.open(authorize({ prompt: "none" }).url);
      return url.searchParams.has("code")
        ? undefined
        : (url.searchParams.get("error") ?? "nothing");
    },
    newBrowser: () => new Browser(tenant.httpUrl),
    logTypes: async () =>
      (await tenant.manage<{ type: string }[]>("GET", "logs?per_page=100")).map(({ type }) => type),
  };
}

/** What an authenticator app shows for the secret, `steps` of 30 seconds from now. */
export const appShows = (secret: string, steps = 0): string =>
  passwordOf(secret, stepOf(Date.now()) + steps);
