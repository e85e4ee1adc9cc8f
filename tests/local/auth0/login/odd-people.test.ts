import { PHONE, startPeople, type LoginPeople } from "./people";

let people: LoginPeople;

beforeAll(async () => {
  people = await startPeople();
});

afterEach(async () => {
  await people.tenant.control("DELETE", "/clock");
  await people.useFactors("sms");
});

afterAll(() => people.tenant.stop());

const WRONG = "The code you entered is invalid";

/** A user with a phone, who logs in twice at once: in one browser, or in one and another. */
async function twoLogins(isOneBrowser: boolean) {
  const { email } = await people.enroll(people.newBrowser());
  const first = people.newBrowser();
  const second = isOneBrowser ? first : people.newBrowser();
  const ofFirst = await people.logIn(first, email);
  const { code: firstCode } = await people.inbox.nextCode();
  const ofSecond = await people.logIn(second, email, { prompt: "login" });
  const { code: secondCode } = await people.inbox.nextCode();
  return { email, first, second, ofFirst, ofSecond, firstCode, secondCode };
}

test.each([
  ["two tabs", true],
  ["two browsers", false],
])("in %s each login accepts its own code, and not the other's", async (_where, isOneBrowser) => {
  const { first, second, ofFirst, ofSecond, firstCode, secondCode } = await twoLogins(isOneBrowser);
  const crossed = await second.submit("Type the first code", ofSecond, { code: firstCode });
  expect(crossed.problem).toBe(WRONG);
  const done = await second.submit("Type the second code", crossed, { code: secondCode });
  expect(done.url.searchParams.has("code")).toBe(true);
  const also = await first.submit("Type the first code", ofFirst, { code: firstCode });
  expect(also.url.searchParams.has("code")).toBe(true);
});

test("a code of another person opens nothing", async () => {
  const other = people.newBrowser();
  const { page } = await people.signUp(other);
  await other.submit("Enroll", page, PHONE);
  const { code } = await people.inbox.nextCode();
  const { first, ofFirst } = await twoLogins(false);
  const refused = await first.submit("Type another's code", ofFirst, { code });
  expect(refused.problem).toBe(WRONG);
});

test("the back button after a login shows that it is over, on each page of it", async () => {
  const { first, ofFirst, firstCode } = await twoLogins(false);
  await first.submit("Type the code", ofFirst, { code: firstCode });
  for (const path of ["/u/login", "/u/mfa-sms-challenge", "/u/mfa-sms-enrollment"]) {
    const page = await first.open(`${path}${ofFirst.url.search}`);
    expect([path, page.heading]).toEqual([path, "This login has expired"]);
  }
});

test("the address of a step doesn't skip the step before it", async () => {
  const { email } = await people.enroll(people.newBrowser());
  const browser = people.newBrowser();
  const password = await browser.open(people.authorize().url);
  for (const path of ["/u/mfa-sms-challenge", "/u/mfa-sms-enrollment", "/u/mfa-otp-challenge"]) {
    const page = await browser.open(`${path}${password.url.search}`);
    expect([path, page.url.pathname]).toEqual([path, "/u/login"]);
  }
  const challenge = await people.logIn(browser, email);
  await people.inbox.nextCode();
  const skipped = await browser.open(`/u/mfa-sms-enrollment${challenge.url.search}`);
  expect(skipped.url.pathname).toBe("/u/mfa-sms-challenge");
});

test("a recovery code is shown once: its page is gone when the login is over", async () => {
  await people.useFactors("sms", "recovery-code");
  const browser = people.newBrowser();
  const { page } = await people.enroll(browser);
  const [code = "none"] = /[A-Z0-9]{24}/.exec(page.text) ?? [];
  await browser.submit("Continue", page, { saved: "on" });
  const again = await browser.open(page.url.pathname + page.url.search);
  expect(again.text).not.toContain(code);
  expect(again.heading).toBe("This login has expired");
});

test.each([
  ["letters", "abcdef"],
  ["five digits", "12345"],
  ["seven digits", "1234567"],
  ["nothing", ""],
  ["a long text", "1".repeat(10_000)],
  ["markup", "<b>1</b>"],
])(
  "a code that is %s is refused on the page, and the right one still works",
  async (_what, code) => {
    const { email } = await people.enroll(people.newBrowser());
    const browser = people.newBrowser();
    const challenge = await people.logIn(browser, email);
    const { code: right } = await people.inbox.nextCode();
    const refused = await browser.submit("Type it", challenge, { code });
    expect(refused).toMatchObject({ status: 400, heading: "Verify Your Identity" });
    expect(refused.problem).toBeDefined();
    const done = await browser.submit("Type the right one", refused, { code: right });
    expect(done.url.searchParams.has("code")).toBe(true);
  },
);

test("ten wrong codes lock the user out, and the right one works after six minutes", async () => {
  const { email } = await people.enroll(people.newBrowser());
  const browser = people.newBrowser();
  let page = await people.logIn(browser, email);
  await people.inbox.nextCode();
  for (let wrong = 0; wrong < 10; wrong += 1)
    page = await browser.submit("Guess", page, { code: "00000x" });
  const locked = await browser.submit("Guess", page, { code: "000000" });
  expect(locked.problem).toBe("Too many failed codes. Wait for some minutes before retrying.");
  await people.advance(6 * 60 + 1);
  const again = await browser.submit("Resend", locked, { action: "resend" });
  const { code } = await people.inbox.nextCode();
  const done = await browser.submit("Type the code", again, { code });
  expect(done.url.searchParams.has("code")).toBe(true);
});
