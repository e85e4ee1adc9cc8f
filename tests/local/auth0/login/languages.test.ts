import { startPeople, type LoginPeople } from "./people";
import { requestAuthorization } from "../../../../local/demo/journey/application";

let people: LoginPeople;

beforeAll(async () => {
  people = await startPeople();
  await people.tenant.manage("PATCH", "tenants/settings", { enabled_locales: ["en", "de", "ja"] });
  await people.tenant.manage("PUT", "guardian/factors/sms/templates", {
    enrollment_message:
      "{% if locale == 'de' %}Ihr Code: {{code}}{% elsif locale == 'ja' %}コード: {{code}}{% else %}Your code: {{code}}{% endif %}",
    verification_message: "{{code}}",
  });
});

afterAll(() => people.tenant.stop());

/** The first page of a login, as a browser of this language gets it. */
async function firstPage(acceptLanguage: string, more: Record<string, string> = {}) {
  const application = { clientId: people.tenant.appClientId, callback: "http://localhost:3000" };
  const { url } = requestAuthorization(people.tenant.httpUrl, application, more);
  const headers = { "accept-language": acceptLanguage };
  const opened = await fetch(url, { redirect: "manual", headers });
  const cookie = opened.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  const next = new URL(opened.headers.get("location") ?? "", people.tenant.httpUrl);
  return (await fetch(next, { headers: { ...headers, cookie } })).text();
}

test("pages are in a language that the tenant has enabled, whatever the browser asks for", async () => {
  expect(await firstPage("fr-FR,fr;q=0.9")).toContain('<html lang="en">');
  expect(await firstPage("de-AT,de;q=0.9")).toContain("Willkommen");
});

test("ui_locales comes before the browser's language", async () => {
  expect(await firstPage("de", { ui_locales: "en" })).toContain("Welcome");
  expect(await firstPage("en", { ui_locales: "de" })).toContain('<html lang="de">');
  expect(await firstPage("en", { ui_locales: "fr" })).toContain("Welcome");
});

test.each([
  ["de", /^Ihr Code: \d{6}$/],
  ["ja", /^コード: \d{6}$/],
  ["fr", /^Your code: \d{6}$/],
])(
  "a message of a login with ui_locales=%s is in the language that follows from it",
  async (locale, text) => {
    const browser = people.newBrowser();
    const { page } = await people.signUp(browser, { ui_locales: locale });
    await browser.submit("Enroll", page, { country: "DE", phone: "0176 12345678" });
    const { message } = await people.inbox.nextCode();
    expect(message.text).toMatch(text);
  },
);
