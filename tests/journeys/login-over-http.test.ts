import { randomBytes } from "node:crypto";
import { runLoginJourney } from "../../local/demo/journey";
import { requestAuthorization, type Application } from "../../local/demo/journey/application";
import { Browser, expectPage } from "../../local/demo/journey/browser";
import { enrollPhone } from "../../local/demo/journey/enroll-phone";
import { enterCode, wrongCode } from "../../local/demo/journey/enter-code";
import { exchangeCode, refreshTokens } from "../../local/demo/journey/exchange-code";
import { logIn } from "../../local/demo/journey/log-in";
import { Inbox } from "../../local/demo/journey/read-message";
import { signUp, type Credentials } from "../../local/demo/journey/sign-up";
import type { DeployedTenant } from "../local/auth0/login/deployed-by-hand";
import { deployProgram } from "./deployed-program";

const APP_URL = "http://localhost:3000";
const PHONE = { country: "US", number: "(202) 555-0143" };

let tenant: DeployedTenant;
let application: Application;

beforeAll(async () => {
  tenant = await deployProgram(APP_URL);
  application = { clientId: tenant.appClientId, callback: APP_URL };
}, 300_000);

afterAll(async () => {
  await tenant.stop();
});

const newCredentials = (): Credentials => ({
  email: `${randomBytes(6).toString("hex")}@example.com`,
  password: "Passw0rd!",
});

async function newInbox(): Promise<Inbox> {
  const inbox = new Inbox(tenant.httpUrl);
  await inbox.skip();
  return inbox;
}

/** A new user with a phone, in a browser with a session. */
async function enrolledUser() {
  const inbox = await newInbox();
  const browser = new Browser(tenant.httpUrl);
  const credentials = newCredentials();
  const request = requestAuthorization(tenant.httpUrl, application);
  const challenge = await enrollPhone(browser, await signUp(browser, request, credentials), PHONE);
  const { code } = await inbox.nextCode();
  const callback = await enterCode(browser, challenge, code, APP_URL);
  const { tokens, claims } = await exchangeCode(tenant.httpUrl, request, callback);
  return { inbox, browser, credentials, tokens, claims };
}

const authorize = (more: Record<string, string> = {}) =>
  requestAuthorization(tenant.httpUrl, application, more);

/** Returns the error of a silent login; `undefined` if it returns a code. */
async function silentLogin(browser: Browser): Promise<string | undefined> {
  const { url } = await browser.open(authorize({ prompt: "none" }).url);
  return url.searchParams.has("code") ? undefined : (url.searchParams.get("error") ?? "no answer");
}

const logTypes = async (): Promise<string[]> =>
  (await tenant.manage<{ type: string }[]>("GET", "logs?per_page=100")).map(({ type }) => type);

test("a new user signs up, enrolls, is refused a wrong code, logs in again, and a second app asks too", async () => {
  const seen: string[] = [];
  const journey = await runLoginJourney({
    tenant: {
      tenantUrl: tenant.httpUrl,
      clientId: tenant.clientId,
      clientSecret: tenant.clientSecret,
    },
    application,
    report: (step) => seen.push(step),
  });
  expect(seen).toHaveLength(6);
  expect(journey.firstLogin).toMatchObject({ email: journey.credentials.email, amr: ["mfa"] });
  expect(journey.secondLogin.sub).toBe(journey.firstLogin.sub);
  expect(journey.secondApplication.sub).toBe(journey.firstLogin.sub);
  expect(await logTypes()).toEqual(
    expect.arrayContaining([
      "ss",
      "gd_start_enroll",
      "gd_send_sms",
      "gd_auth_failed",
      "gd_enrollment_complete",
      "gd_auth_succeed",
      "s",
      "seacft",
    ]),
  );
});

test("the ID token has Auth0's claims", async () => {
  const { claims, credentials } = await enrolledUser();
  const [nickname] = credentials.email.split("@");
  expect(claims).toMatchObject({
    sub: expect.stringMatching(/^auth0\|[0-9a-f]{24}$/) as unknown,
    iss: `${tenant.httpUrl}/`,
    name: credentials.email,
    nickname,
    email: credentials.email,
    email_verified: false,
    picture: expect.stringContaining("gravatar.com") as unknown,
    sid: expect.any(String) as unknown,
    amr: ["mfa"],
  });
});

test("a silent login is refused: the second factor needs a person", async () => {
  const { browser } = await enrolledUser();
  expect(await silentLogin(browser)).toBe("login_required");
});

test("a refresh token is replaced with each use, and an old one revokes its family", async () => {
  const { tokens } = await enrolledUser();
  const first = tokens.refresh_token ?? "";
  const second =
    (await refreshTokens(tenant.httpUrl, application.clientId, first)).refresh_token ?? "";
  expect(second).not.toBe("");
  expect(second).not.toBe(first);
  const third =
    (await refreshTokens(tenant.httpUrl, application.clientId, second)).refresh_token ?? "";
  await expect(refreshTokens(tenant.httpUrl, application.clientId, first)).rejects.toThrow(
    "403 invalid_grant: Unknown or invalid refresh token.",
  );
  await expect(refreshTokens(tenant.httpUrl, application.clientId, third)).rejects.toThrow(
    "invalid_grant",
  );
});

test("a logout ends the session and goes to an allowed address only", async () => {
  const { browser } = await enrolledUser();
  const opens = async () => (await browser.open(authorize().url)).heading;
  const logout = (returnTo: string) =>
    browser.open(
      `/v2/logout?${new URLSearchParams({ client_id: application.clientId, returnTo }).toString()}`,
    );
  const refused = await logout("http://localhost:9999");
  expect([refused.status, refused.problem]).toEqual([
    400,
    expect.stringContaining('"http://localhost:9999" is not defined as a valid URL'),
  ]);
  expect(await opens()).toBe("Verify Your Identity");
  expect((await logout(APP_URL)).url.href).toBe(`${APP_URL}/`);
  expect(await opens()).toBe("Welcome");
});

test("an enrollment deleted through the API makes the user enroll again", async () => {
  const { credentials, claims } = await enrolledUser();
  const user = encodeURIComponent(claims.sub);
  const [enrollment] = await tenant.manage<
    {
      id: string;
    }[]
  >("GET", `users/${user}/enrollments`);
  await tenant.manage("DELETE", `guardian/enrollments/${enrollment?.id ?? ""}`);
  const browser = new Browser(tenant.httpUrl);
  const login = await browser.open(authorize().url);
  const { email: username, password } = credentials;
  const next = await browser.submit("Log in", login, { username, password });
  expect(next.heading).toBe("Secure Your Account");
});

test("a code works once, and a resent one replaces it", async () => {
  const { credentials, inbox } = await enrolledUser();
  const browser = new Browser(tenant.httpUrl);
  const challenge = await logIn(browser, authorize(), credentials);
  const { code: first } = await inbox.nextCode();
  const resent = await browser.submit("Resend", challenge, { action: "resend" });
  const { code: second } = await inbox.nextCode();
  expect(second).not.toBe(first);
  const refused = await browser.submit("Type the old code", resent, { code: first });
  expect(refused.problem).toBe("The code you entered is invalid");
  await enterCode(browser, refused, second, APP_URL);
  const used = await browser.submit("Type it again", refused, { code: second });
  expect(used.heading).toBe("This login has expired");
});

test("a wrong number is corrected by going back", async () => {
  const inbox = await newInbox();
  const browser = new Browser(tenant.httpUrl);
  const enrollment = await signUp(browser, authorize(), newCredentials());
  const wrong = await enrollPhone(browser, enrollment, { country: "GB", number: "07400 123456" });
  await inbox.nextCode();
  const again = await browser.submit("Go back", wrong, { action: "back" });
  const challenge = await enrollPhone(
    browser,
    expectPage("Go back", again, "Secure Your Account"),
    PHONE,
  );
  const { code, message } = await inbox.nextCode();
  expect(message.to).toContain("12025550143");
  await enterCode(browser, challenge, code, APP_URL);
});

test("ten wrong codes lock the user out, even with the right one", async () => {
  const { credentials, inbox } = await enrolledUser();
  const browser = new Browser(tenant.httpUrl);
  let page = await logIn(browser, authorize(), credentials);
  const { code } = await inbox.nextCode();
  for (let failures = 0; failures < 10; failures += 1) {
    page = await browser.submit("Fail", page, { code: wrongCode(code) });
    expect(page.problem).toBe("The code you entered is invalid");
  }
  const locked = await browser.submit("Type the right code", page, { code });
  expect(locked.problem).toBe("Too many failed codes. Wait for some minutes before retrying.");
  expect(await logTypes()).toContain("gd_otp_rate_limit_exceed");
});

test("the page says that the carrier refused a message, and sends it again on request", async () => {
  const inbox = await newInbox();
  await fetch(`${tenant.httpUrl}/_local/carrier`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ answers: [{ status: 400, body: { error: "no" } }] }),
  });
  const browser = new Browser(tenant.httpUrl);
  const enrollment = await signUp(browser, authorize(), newCredentials());
  const page = await browser.submit("Enroll", enrollment, {
    country: PHONE.country,
    phone: PHONE.number,
  });
  expect(page.problem).toBe("We couldn't send the SMS. Please try again later.");
  const resent = await browser.submit("Resend", page, { action: "resend" });
  expect(resent.problem).toBeUndefined();
  const { code } = await inbox.nextCode();
  await enterCode(browser, resent, code, APP_URL);
});
