import type { Browser } from "../../../../local/demo/journey/browser";
import { startPeople, type LoginPeople } from "./people";

const DAY = 86_400;

let people: LoginPeople;

beforeAll(async () => {
  people = await startPeople();
});

afterEach(() => people.tenant.control("DELETE", "/clock"));

afterAll(() => people.tenant.stop());

/** Logs in with password and code. `fields` go with the code. */
async function answer(browser: Browser, email: string, fields: Record<string, string> = {}) {
  const challenge = await people.logIn(browser, email, { prompt: "login" });
  const { code } = await people.inbox.nextCode();
  return browser.submit("Type the code", challenge, { code, ...fields });
}

/** A user in a browser that they chose to remember. */
async function remembered() {
  const browser = people.newBrowser();
  const { email } = await people.enroll(browser);
  await answer(browser, email, { rememberBrowser: "true" });
  return { browser, email };
}

test("a silent login after one with a second factor is refused with Auth0's error", async () => {
  const browser = people.newBrowser();
  const { email, page } = await people.enroll(browser);
  expect(page.url.searchParams.has("code")).toBe(true);
  const { url } = await browser.open(people.authorize({ prompt: "none" }).url);
  expect(url.searchParams.get("error")).toBe("login_required");
  expect(url.searchParams.get("error_description")).toBe("Multifactor authentication required");
  await answer(browser, email);
  expect(await people.silently(browser)).toBe("login_required");
  expect(await people.logTypes()).toContain("fsa");
});

test("a remembered browser logs in silently, and without a code", async () => {
  const { browser, email } = await remembered();
  expect(await people.silently(browser)).toBeUndefined();
  const again = await people.logIn(browser, email, { prompt: "login" });
  expect(again.url.searchParams.has("code")).toBe(true);
});

test("only the browser is remembered, and only for its user", async () => {
  const { browser, email } = await remembered();
  const elsewhere = await people.logIn(people.newBrowser(), email);
  expect(elsewhere.heading).toBe("Verify Your Identity");
  await people.inbox.nextCode();
  const other = await people.enroll(people.newBrowser());
  const challenge = await people.logIn(browser, other.email, { prompt: "login" });
  expect(challenge.heading).toBe("Verify Your Identity");
  await people.inbox.nextCode();
});

test("after 30 days the browser is forgotten", async () => {
  const { browser, email } = await remembered();
  await people.advance(30 * DAY - 60);
  const before = await people.logIn(browser, email, { prompt: "login" });
  expect(before.url.searchParams.has("code")).toBe(true);
  await people.advance(120);
  const after = await people.logIn(browser, email, { prompt: "login" });
  expect(after.heading).toBe("Verify Your Identity");
  await people.inbox.nextCode();
  expect(await people.silently(browser)).toBe("login_required");
});

test("the Management API forgets a user's browsers", async () => {
  const { browser, email } = await remembered();
  const [user] = await people.tenant.manage<{ user_id: string }[]>(
    "GET",
    `users-by-email?email=${email}`,
  );
  const path = `users/${encodeURIComponent(user?.user_id ?? "")}/multifactor/actions`;
  await people.tenant.manage("POST", `${path}/invalidate-remember-browser`);
  expect(await people.silently(browser)).toBe("login_required");
});

test("a code expires after five minutes, and a session after three days without use", async () => {
  const browser = people.newBrowser();
  const { email } = await people.enroll(browser);
  const challenge = await people.logIn(browser, email, { prompt: "login" });
  const { code } = await people.inbox.nextCode();
  await people.advance(6 * 60);
  const refused = await browser.submit("Type the old code", challenge, { code });
  expect(refused.problem).toBe("The code you entered is invalid");
  await people.advance(3 * DAY + 60);
  const page = await browser.open(people.authorize().url);
  expect(page.heading).toBe("Welcome");
});
