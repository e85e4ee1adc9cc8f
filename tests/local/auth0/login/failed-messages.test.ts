import type { Browser } from "../../../../local/demo/journey/browser";
import { PHONE, startPeople, type LoginPeople } from "./people";

const TOO_MANY =
  "You have exceeded the maximum number of phone messages per hour. Wait a few minutes and try again.";
const SENT = "We've sent a text message to:";

let people: LoginPeople;

beforeAll(async () => {
  people = await startPeople("unified");
});

afterEach(() => people.tenant.control("DELETE", "/clock"));

afterAll(() => people.tenant.stop());

const script = (answers: object[]) => people.tenant.control("POST", "/carrier", { answers });

const messages = async () =>
  (await people.tenant.control("GET", "/messages")).body as { to: string }[];

/** Waits until the log has this many events of the type. */
async function logged(type: string, count: number): Promise<void> {
  for (;;) {
    const types = await people.logTypes();
    if (types.filter((each) => each === type).length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function enrollOn(browser: Browser) {
  const { page } = await people.signUp(browser);
  return browser.submit("Enroll", page, PHONE);
}

test("the page doesn't show that the carrier refused a message", async () => {
  await script([{ status: 400, body: { error: "no" } }]);
  const browser = people.newBrowser();
  const page = await enrollOn(browser);
  expect(page).toMatchObject({ heading: "Verify Your Identity", problem: undefined });
  expect(await people.logTypes()).toContain("gd_send_sms_failure");
  const resent = await browser.submit("Resend", page, { action: "resend" });
  const { code } = await people.inbox.nextCode();
  const done = await browser.submit("Type the code", resent, { code });
  expect(done.url.searchParams.has("code")).toBe(true);
});

test("if the Action asks for a retry, the message is tried again within minutes, and arrives", async () => {
  await script([{ status: 503, body: { error: "busy" }, times: null }]);
  const before = (await messages()).length;
  const failures = (await people.logTypes()).filter((type) => type === "gd_send_sms_failure");
  const browser = people.newBrowser();
  const page = await enrollOn(browser);
  expect(page.problem).toBeUndefined();
  await logged("gd_send_sms_failure", failures.length + 1);
  await people.advance(20);
  await logged("gd_send_sms_failure", failures.length + 2);
  expect(await messages()).toHaveLength(before);
  await people.tenant.control("DELETE", "/carrier");
  await people.advance(40);
  const { code } = await people.inbox.nextCode();
  const done = await browser.submit("Type the code", page, { code });
  expect(done.url.searchParams.has("code")).toBe(true);
});

test("without its phone provider nobody gets a code, and the page doesn't say so", async () => {
  const { providers } = await people.tenant.manage<{ providers: { id: string }[] }>(
    "GET",
    "branding/phone/providers",
  );
  const path = `branding/phone/providers/${providers[0]?.id ?? ""}`;
  await people.tenant.manage("PATCH", path, { disabled: true });
  const page = await enrollOn(people.newBrowser());
  expect(page).toMatchObject({ heading: "Verify Your Identity", problem: undefined });
  await people.tenant.manage("PATCH", path, { disabled: false });
});

test("a user gets ten messages an hour, then one more an hour, and the page says so", async () => {
  const browser = people.newBrowser();
  let page = await enrollOn(browser);
  const resend = () => browser.submit("Resend", page, { action: "resend" });
  for (let sent = 1; sent < 10; sent += 1) page = await resend();
  expect(page.problem).toBeUndefined();
  expect(page.text).toContain(SENT);
  page = await resend();
  expect(page.problem).toBe(TOO_MANY);
  expect(page.text).not.toContain(SENT);
  expect(await people.logTypes()).toContain("limit_phone");
  await people.advance(3000);
  page = await resend();
  expect(page.problem).toBe(TOO_MANY);
  await people.inbox.skip();
  const again = people.newBrowser();
  const { page: other } = await people.signUp(again);
  expect((await again.submit("Enroll", other, PHONE)).problem).toBeUndefined();
});
