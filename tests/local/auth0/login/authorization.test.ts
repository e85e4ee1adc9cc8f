import { requestAuthorization, type Application } from "../../../../local/demo/journey/application";
import { Browser } from "../../../../local/demo/journey/browser";
import { exchangeCode } from "../../../../local/demo/journey/exchange-code";
import type { Page } from "../../../../local/demo/journey/page";
import { openManagement, type Manage } from "../../../cli/management-requests";
import { startTenantProcess, type TenantProcess } from "../../../tenant-process";

const CALLBACK = "https://app.example.com/callback";
const LOCAL_CALLBACK = "http://localhost:3000";
const USER = { email: "ada@example.com", password: "Passw0rd!" };

let tenant: TenantProcess;
let manage: Manage;
let application: Application;
let connectionId: string;

async function createApplication(more: object = {}): Promise<string> {
  const { client_id: clientId } = await manage<{ client_id: string }>("POST", "clients", {
    name: "App",
    app_type: "spa",
    callbacks: [CALLBACK, LOCAL_CALLBACK],
    web_origins: ["https://app.example.com"],
    grant_types: ["authorization_code", "refresh_token"],
    token_endpoint_auth_method: "none",
    ...more,
  });
  return clientId;
}

const enable = (clientId: string, status = true) =>
  manage("PATCH", `connections/${connectionId}/clients`, [{ client_id: clientId, status }]);

beforeAll(async () => {
  tenant = await startTenantProcess();
  manage = await openManagement(tenant);
  const [connection] = await manage<{ id: string; name: string }[]>("GET", "connections");
  connectionId = connection?.id ?? "";
  const clientId = await createApplication();
  await enable(clientId);
  await manage("POST", "users", { connection: connection?.name, ...USER });
  application = { clientId, callback: CALLBACK };
});

afterAll(async () => {
  await tenant.stop();
});

const openBrowser = () => new Browser(tenant.httpUrl);

const authorize = (app: Application = application, more: Record<string, string> = {}) =>
  requestAuthorization(tenant.httpUrl, app, more);

const logIn = (browser: Browser, page: Page): Promise<Page> =>
  browser.submit("Log in", page, { username: USER.email, password: USER.password });

async function post(page: Page, cookie: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(new URL(page.form?.action ?? "", tenant.httpUrl), {
    method: "POST",
    redirect: "manual",
    headers: { cookie, ...headers },
    body: new URLSearchParams({
      ...page.form?.hidden,
      username: USER.email,
      password: USER.password,
    }),
  });
  return response.status;
}

describe("without a second factor", () => {
  test("the password is enough, and the ID token has no amr", async () => {
    const browser = openBrowser();
    const request = authorize();
    const { url } = await logIn(browser, await browser.open(request.url));
    const { claims, tokens } = await exchangeCode(tenant.httpUrl, request, url);
    expect(claims.email).toBe(USER.email);
    expect(claims.amr).toBeUndefined();
    expect(tokens.refresh_token).toEqual(expect.any(String));
  });

  test("a session makes the password unnecessary; prompt=login asks for it again", async () => {
    const browser = openBrowser();
    await logIn(browser, await browser.open(authorize().url));
    expect((await browser.open(authorize().url)).url.searchParams.get("code")).not.toBeNull();
    const again = await browser.open(authorize(application, { prompt: "login" }).url);
    expect(again.heading).toBe("Welcome");
  });

  test("an access token without an audience opens /userinfo", async () => {
    const browser = openBrowser();
    const request = authorize();
    const { url } = await logIn(browser, await browser.open(request.url));
    const { tokens } = await exchangeCode(tenant.httpUrl, request, url);
    const response = await fetch(new URL("/userinfo", tenant.httpUrl), {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(await response.json()).toMatchObject({ email: USER.email, name: USER.email });
  });

  test("login_hint fills the address in, and screen_hint=signup starts with the sign-up", async () => {
    const browser = openBrowser();
    const page = await browser.open(authorize(application, { screen_hint: "signup" }).url);
    expect(page.url.pathname).toBe("/u/signup");
    const url = authorize(application, { login_hint: "eve@example.com" }).url;
    const cookie = await fetch(url, { redirect: "manual" });
    const html = await fetch(new URL(cookie.headers.get("location") ?? "", tenant.httpUrl), {
      headers: {
        cookie: cookie.headers
          .getSetCookie()
          .map((set) => set.split(";")[0])
          .join("; "),
      },
    });
    expect(await html.text()).toContain('value="eve@example.com"');
  });

  test("the answer doesn't show whether an address is known", async () => {
    const browser = openBrowser();
    const page = await browser.open(authorize().url);
    const wrong = await browser.submit("a", page, { username: USER.email, password: "no" });
    const unknown = await browser.submit("b", page, {
      username: "eve@example.com",
      password: "no",
    });
    expect([wrong.problem, unknown.problem]).toEqual(Array(2).fill("Wrong email or password"));
    const types = (await manage<{ type: string }[]>("GET", "logs")).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["fp", "fu"]));
  });
});

describe("what stops a login with a page", () => {
  test("a callback that isn't allowed is named", async () => {
    const callback = "https://evil.example.com/";
    const page = await openBrowser().open(authorize({ ...application, callback }).url);
    expect(page).toMatchObject({
      heading: "Oops!, something went wrong",
      problem: "Callback URL mismatch.",
    });
    const [event] = await manage<{ type: string; description: string }[]>("GET", "logs");
    expect(event).toMatchObject({
      type: "f",
      description: `Callback URL mismatch. ${callback} is not in the list of allowed callback URLs`,
    });
  });

  test("an unknown application", async () => {
    const page = await openBrowser().open(authorize({ ...application, clientId: "nobody" }).url);
    expect(page.problem).toBe("Unknown client: nobody");
  });

  test("an application that isn't enabled on the database connection", async () => {
    const clientId = await createApplication();
    const page = await openBrowser().open(authorize({ clientId, callback: CALLBACK }).url);
    expect(page.problem).toBe("no connections enabled for the client");
    await enable(clientId);
    const enabled = await openBrowser().open(authorize({ clientId, callback: CALLBACK }).url);
    expect(enabled.heading).toBe("Welcome");
  });

  test("an unknown audience goes back to the application as an error", async () => {
    const { url } = await openBrowser().open(
      authorize(application, { audience: "https://nothing" }).url,
    );
    expect(url.searchParams.get("error")).toBe("access_denied");
    expect(url.searchParams.get("error_description")).toBe("Service not found: https://nothing");
  });
});

describe("a callback that nobody can prove to own", () => {
  const local = () => ({ ...application, callback: LOCAL_CALLBACK });

  test("has to be confirmed, and refuses a silent login", async () => {
    const browser = openBrowser();
    const page = await logIn(browser, await browser.open(authorize(local()).url));
    expect(page.heading).toBe("Confirm Your Login");
    const { url } = await browser.submit("Confirm", page, { action: "accept" });
    expect(url.searchParams.get("code")).not.toBeNull();
    const silent = await browser.open(authorize(local(), { prompt: "none" }).url);
    expect(silent.url.searchParams.get("error")).toBe("interaction_required");
  });

  test("is accepted at once if the application says so", async () => {
    const clientId = await createApplication({
      skip_non_verifiable_callback_uri_confirmation_prompt: true,
    });
    await enable(clientId);
    const browser = openBrowser();
    const page = await browser.open(authorize({ clientId, callback: LOCAL_CALLBACK }).url);
    expect((await logIn(browser, page)).url.searchParams.get("code")).not.toBeNull();
  });
});

describe("a form", () => {
  /** The login page, and the cookies of the browser that opened it. */
  async function openForm(): Promise<{ page: Page; cookie: string }> {
    const { url } = authorize();
    const cookies = (await fetch(url, { redirect: "manual" })).headers.getSetCookie();
    const browser = openBrowser();
    const page = await browser.open(url);
    const state = /_step=([^;]+)/.exec(cookies.join("\n"))?.[1] ?? "";
    const form = { action: `/u/login?state=${state}`, hidden: { state }, fields: [] };
    return { page: { ...page, form }, cookie: cookies.map((set) => set.split(";")[0]).join("; ") };
  }

  test("is accepted from the browser that opened the login", async () => {
    const { page, cookie } = await openForm();
    expect(
      await post(page, cookie, { origin: tenant.httpUrl, "sec-fetch-site": "same-origin" }),
    ).toBe(303);
  });

  test.each([
    ["a page of another origin", { origin: "http://evil.test" }],
    ["a page whose origin is hidden", { origin: "null" }],
    [
      "another port of this host",
      { origin: "http://localhost:3000", "sec-fetch-site": "same-site" },
    ],
    ["another site, without an origin", { "sec-fetch-site": "cross-site" }],
  ])("is refused from %s", async (_who, headers) => {
    const { page, cookie } = await openForm();
    expect(await post(page, cookie, headers)).toBe(403);
    expect(await post(page, cookie, { origin: tenant.httpUrl })).toBe(303);
  });

  test("is refused from another browser, and with a forged cookie", async () => {
    const { page, cookie } = await openForm();
    expect(await post(page, "", {})).toBe(400);
    expect(await post(page, cookie.replace(/(_browser=)[^;]+/, "$1forged"), {})).toBe(400);
  });
});

describe("the token endpoint", () => {
  const preflight = {
    method: "OPTIONS",
    headers: { origin: CALLBACK, "access-control-request-method": "POST" },
  };

  async function exchangeFrom(origin: string): Promise<Response> {
    const browser = openBrowser();
    const request = authorize();
    const { url } = await logIn(browser, await browser.open(request.url));
    return fetch(new URL("/oauth/token", tenant.httpUrl), {
      method: "POST",
      headers: { origin, "content-type": "application/json" },
      body: JSON.stringify({
        grant_type: "authorization_code",
        client_id: application.clientId,
        redirect_uri: CALLBACK,
        code: url.searchParams.get("code"),
        code_verifier: request.verifier,
      }),
    });
  }

  test("answers pages of the application's origins, also in JSON", async () => {
    const response = await exchangeFrom("https://app.example.com");
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([
      200,
      "https://app.example.com",
    ]);
    const asked = await fetch(new URL("/oauth/token", tenant.httpUrl), preflight);
    expect(asked.status).toBe(204);
  });

  test("refuses pages of other origins", async () => {
    const response = await exchangeFrom("https://evil.example.com");
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([
      400,
      null,
    ]);
  });

  test("requires the code verifier of the login", async () => {
    const browser = openBrowser();
    const request = authorize();
    const { url } = await logIn(browser, await browser.open(request.url));
    const exchange = exchangeCode(tenant.httpUrl, { ...request, verifier: "x".repeat(43) }, url);
    await expect(exchange).rejects.toThrow("403 invalid_grant: Invalid authorization code");
  });
});

test("the page of a login allows no script and no frame", async () => {
  const response = await fetch(authorize().url, { redirect: "manual" });
  const page = await fetch(new URL(response.headers.get("location") ?? "", tenant.httpUrl));
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(page.headers.get("x-frame-options")).toBe("DENY");
});

test("a silent login needs one of the application's web origins", async () => {
  const silent = { prompt: "none", response_mode: "web_message" };
  const local = await openBrowser().open(
    authorize({ ...application, callback: LOCAL_CALLBACK }, silent).url,
  );
  expect(local.problem).toBe("The specified redirect_uri does not have a registered origin.");
  const allowed = await openBrowser().open(authorize(application, silent).url);
  expect(allowed).toMatchObject({ status: 400, heading: "", problem: undefined });
});

test("without a carrier, the page says that no code could be sent", async () => {
  await manage("PUT", "guardian/factors/sms", { enabled: true });
  await manage("PUT", "guardian/policies", ["all-applications"]);
  const browser = openBrowser();
  const enrollment = await logIn(browser, await browser.open(authorize().url));
  const page = await browser.submit("Enroll", enrollment, {
    country: "US",
    phone: "(202) 555-0143",
  });
  expect(page.problem).toBe("We couldn't send the SMS. Please try again later.");
  expect(page.text).toContain("XXXXXXX0143");
  expect(page.text).not.toContain("We've sent a text message");
});

test("a reset ends sessions and logins in progress", async () => {
  const browser = openBrowser();
  const page = await browser.open(authorize().url);
  await fetch(new URL("/_local/reset", tenant.httpUrl), { method: "POST" });
  const after = await browser.submit("Log in", page, { username: "a", password: "b" });
  expect(after.heading).toBe("This login has expired");
});
