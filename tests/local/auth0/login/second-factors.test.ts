import type { Browser } from "../../../../local/demo/journey/browser";
import type { Page } from "../../../../local/demo/journey/page";
import { appShows, PHONE, startPeople, type LoginPeople } from "./people";

let people: LoginPeople;

beforeAll(async () => {
  people = await startPeople();
});

afterAll(() => people.tenant.stop());

/** Opens the page that has the secret as text, and reads it. */
async function openSecret(browser: Browser, page: Page): Promise<{ page: Page; secret: string }> {
  const typed = await browser.open(page.links["Trouble Scanning?"] ?? "");
  const secret = /[A-Z2-7]{4}(?: [A-Z2-7]{4}){7}/.exec(typed.text)?.[0] ?? "";
  return { page: typed, secret: secret.replaceAll(" ", "") };
}

/** A new user with an authenticator app. */
async function enrollApp(browser: Browser) {
  const { email, page } = await people.signUp(browser);
  const choice =
    page.heading === "Keep Your Account Safe"
      ? await browser.submit("Choose the app", page, { action: "otp" })
      : page;
  const { page: shown, secret } = await openSecret(browser, choice);
  const code = appShows(secret);
  const done = await browser.submit("Type the password", shown, { code });
  return { email, secret, code, done };
}

describe("an authenticator app", () => {
  test("is enrolled with the password that it shows, and no other", async () => {
    await people.useFactors("otp");
    const browser = people.newBrowser();
    const { page } = await people.signUp(browser);
    expect(page).toMatchObject({ heading: "Secure Your Account" });
    expect(page.url.pathname).toBe("/u/mfa-otp-enrollment-qr");
    const { page: shown, secret } = await openSecret(browser, page);
    const wrong = await browser.submit("Guess", shown, { code: appShows(secret, 5) });
    expect(wrong.problem).toBe("The code you entered is invalid");
    const done = await browser.submit("Type it", wrong, { code: appShows(secret) });
    expect(done.url.searchParams.has("code")).toBe(true);
  });

  test("answers the next login, each password once", async () => {
    await people.useFactors("otp");
    const browser = people.newBrowser();
    const { email, secret, code } = await enrollApp(browser);
    const challenge = await people.logIn(people.newBrowser(), email);
    expect(challenge.url.pathname).toBe("/u/mfa-otp-challenge");
    const other = people.newBrowser();
    const again = await people.logIn(other, email);
    const used = await other.submit("Type the used one", again, { code });
    expect(used.problem).toBe("The code you entered is invalid");
    const done = await other.submit("Type the next", used, { code: appShows(secret, 1) });
    expect(done.url.searchParams.has("code")).toBe(true);
  });
});

describe("what a user has enrolled", () => {
  interface Method {
    id: string;
    type: string;
  }
  const methodsPath = async (email: string) => {
    const [user] = await people.tenant.manage<{ user_id: string }[]>(
      "GET",
      `users-by-email?email=${encodeURIComponent(email)}`,
    );
    return `users/${encodeURIComponent(user?.user_id ?? "")}/authentication-methods`;
  };

  test("is listed by the Management API, and enrolled again once it is removed there", async () => {
    await people.useFactors("otp", "recovery-code");
    const { email } = await enrollApp(people.newBrowser());
    const path = await methodsPath(email);
    const methods = await people.tenant.manage<Method[]>("GET", path);
    expect(methods).toMatchObject([
      { type: "totp", confirmed: true },
      { type: "recovery-code", confirmed: true },
    ]);
    const app = encodeURIComponent(methods[0]?.id ?? "");
    await people.tenant.manage("DELETE", `${path}/${app}`);
    const page = await people.logIn(people.newBrowser(), email);
    expect(page.url.pathname).toBe("/u/mfa-otp-enrollment-qr");
  });

  test.each(["2025550143", "+12025550143", "(202) 555-0143"])(
    "may be a phone that the API stored as %s: the code arrives",
    async (phone_number) => {
      await people.useFactors();
      const browser = people.newBrowser();
      const { email } = await people.signUp(browser);
      await people.tenant.manage("POST", await methodsPath(email), { type: "phone", phone_number });
      await people.useFactors("sms");
      const challenge = await people.logIn(people.newBrowser(), email);
      expect(challenge).toMatchObject({ heading: "Verify Your Identity", problem: undefined });
      expect(challenge.text).toMatch(/X\D*0143/);
      expect((await people.inbox.nextCode()).code).toMatch(/^\d{6}$/);
    },
  );
});

describe("device biometrics", () => {
  test("don't ask for anything alone: they need another factor", async () => {
    await people.useFactors("webauthn-platform");
    const { page } = await people.signUp(people.newBrowser());
    expect(page.url.searchParams.has("code")).toBe(true);
  });
});

test("ten wrong passwords of an app lock its user out, even with the right one", async () => {
  await people.useFactors("otp");
  const { email, secret } = await enrollApp(people.newBrowser());
  const browser = people.newBrowser();
  let page = await people.logIn(browser, email);
  for (let n = 0; n < 10; n += 1) {
    page = await browser.submit("Guess", page, { code: appShows(secret, 5 + n) });
    expect(page.problem).toBe("The code you entered is invalid");
  }
  page = await browser.submit("Type the right one", page, { code: appShows(secret, 1) });
  expect(page.problem).toMatch(/^Too many failed codes/);
});

describe("several factors", () => {
  test("are a choice at the enrollment, and another method can be tried", async () => {
    await people.useFactors("sms", "otp");
    const browser = people.newBrowser();
    const { page } = await people.signUp(browser);
    expect(page.heading).toBe("Keep Your Account Safe");
    const app = await browser.submit("Choose", page, { action: "otp" });
    expect(app.url.pathname).toBe("/u/mfa-otp-enrollment-qr");
    const back = await browser.open(app.links["Try another method"] ?? "");
    const phone = await browser.submit("Choose", back, { action: "sms" });
    const challenge = await browser.submit("Enroll", phone, PHONE);
    const { code } = await people.inbox.nextCode();
    const done = await browser.submit("Type the code", challenge, { code });
    expect(done.url.searchParams.has("code")).toBe(true);
  });

  test("of which one is enrolled offer no choice at the challenge", async () => {
    await people.useFactors("sms", "otp");
    const { email } = await enrollApp(people.newBrowser());
    const challenge = await people.logIn(people.newBrowser(), email);
    expect(challenge.url.pathname).toBe("/u/mfa-otp-challenge");
    expect(challenge.links).not.toHaveProperty("Try another method");
  });

  test("that need a device are shown, and explained if they are chosen", async () => {
    await people.useFactors("sms", "webauthn-roaming", "push-notification");
    const browser = people.newBrowser();
    const { page } = await people.signUp(browser);
    expect(page.text).toContain("Security Key");
    expect(page.text).toContain("Notification via Auth0 Guardian app");
    const refused = await browser.submit("Choose", page, { action: "webauthn-roaming" });
    expect(refused.problem).toContain("The local tenant can't enroll this factor");
    const phone = await browser.submit("Choose", refused, { action: "sms" });
    expect(phone.heading).toBe("Secure Your Account");
  });
});

describe("a recovery code", () => {
  /** A new user who enrolled a phone, with the code that the page shows. */
  async function enrollWithCode(browser: Browser) {
    await people.useFactors("sms", "recovery-code");
    const { email, page } = await people.enroll(browser);
    return { email, page, code: shownCode(page) };
  }

  const shownCode = ({ text }: Page) => /[A-Z0-9]{24}/.exec(text)?.[0] ?? "";

  /** Opens the page that asks for it. */
  async function openRecovery(browser: Browser, email: string): Promise<Page> {
    const challenge = await people.logIn(browser, email);
    await people.inbox.nextCode();
    const methods = await browser.open(challenge.links["Try another method"] ?? "");
    return browser.submit("Choose", methods, { action: "recovery-code" });
  }

  test("is shown at the first enrollment, and has to be recorded", async () => {
    const browser = people.newBrowser();
    const { page, code } = await enrollWithCode(browser);
    expect(page.heading).toBe("Almost There!");
    expect(code).toMatch(/^[A-Z0-9]{24}$/);
    const unsaved = await browser.submit("Continue", page, {});
    expect(unsaved.problem).toBe("Please confirm you have recorded the code");
    const done = await browser.submit("Continue", page, { saved: "on" });
    expect(done.url.searchParams.has("code")).toBe(true);
  });

  test("works once, and is replaced by another that works", async () => {
    const { email, code } = await enrollWithCode(people.newBrowser());
    const browser = people.newBrowser();
    const page = await openRecovery(browser, email);
    const shape = await browser.submit("Mistype", page, { code: "ABC" });
    expect(shape.problem).toBe("Recovery code must have 24 alphanumeric characters");
    const typed = `${code.slice(0, 12).toLowerCase()} ${code.slice(12)}`;
    const next = await browser.submit("Type it", page, { code: typed });
    expect(next.heading).toBe("Almost There!");
    const second = shownCode(next);
    expect(second).not.toBe(code);
    const done = await browser.submit("Continue", next, { saved: "on" });
    expect(done.url.searchParams.has("code")).toBe(true);

    const other = people.newBrowser();
    const again = await openRecovery(other, email);
    const used = await other.submit("Type the used one", again, { code });
    expect(used.problem).toBe("The code you entered is invalid");
    const accepted = await other.submit("Type the new one", used, { code: second });
    expect(accepted.heading).toBe("Almost There!");
    expect(await people.logTypes()).toEqual(
      expect.arrayContaining(["gd_recovery_succeed", "gd_recovery_failed"]),
    );
  });

  test("is not shown, and not asked for, if the factor is off", async () => {
    await people.useFactors("sms");
    const { email, page } = await people.enroll(people.newBrowser());
    expect(page.url.searchParams.has("code")).toBe(true);
    const challenge = await people.logIn(people.newBrowser(), email);
    await people.inbox.nextCode();
    expect(challenge.links).not.toHaveProperty("Try another method");
  });
});

describe("adaptive MFA", () => {
  const setRisk = (risk: string) => people.tenant.control("POST", "/risk", { risk });

  test("asks if the control plane sets the risk high, and not otherwise", async () => {
    await people.useFactors("sms");
    const { email } = await people.enroll(people.newBrowser());
    await people.tenant.manage("PUT", "guardian/policies", ["confidence-score"]);
    const calm = await people.logIn(people.newBrowser(), email);
    expect(calm.url.searchParams.has("code")).toBe(true);
    await setRisk("medium");
    const medium = await people.logIn(people.newBrowser(), email);
    expect(medium.url.searchParams.has("code")).toBe(true);
    await setRisk("high");
    const browser = people.newBrowser();
    const risky = await people.logIn(browser, email);
    expect(risky.heading).toBe("Verify Your Identity");
    const { code } = await people.inbox.nextCode();
    const done = await browser.submit("Type the code", risky, { code });
    expect(done.url.searchParams.has("code")).toBe(true);
    expect(await people.silently(browser)).toBe("login_required");
  });
});
