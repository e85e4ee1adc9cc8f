import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { Inbox } from "../../local/demo/journey/read-message";
import { CHROMIUM_PATH, openChromium, openPage } from "./chromium";
import type { DeployedTenant } from "../local/auth0/login/deployed-by-hand";
import { deployProgram } from "./deployed-program";
import { reservePort } from "./reserved-port";
import { startSampleAppProcess } from "./sample-app-process";

const AUTH_CONFIG = join(__dirname, "..", "..", "examples", "react-app", "src", "auth_config.json");
const EMAIL = "ada.lovelace@example.com";
const PASSWORD = "Passw0rd!";

/** What this uses of auth0-spa-js, once its script runs in the page. */
interface SpaJs {
  Auth0Client: new (options: object) => {
    getTokenSilently(options: object): Promise<string>;
  };
}

const SPA_JS = readFileSync(
  join(__dirname, "../../node_modules/@auth0/auth0-spa-js/dist/auth0-spa-js.production.js"),
  "utf8",
);

/** In the page: a silent login by auth0-spa-js without refresh tokens. Returns the error; `null` where it passed. */
async function logInSilently(from: { domain: string; clientId: string }): Promise<string | null> {
  const { auth0 } = window as unknown as { auth0: SpaJs };
  const client = new auth0.Auth0Client({
    ...from,
    authorizationParams: { redirect_uri: window.location.origin },
  });
  return client.getTokenSilently({ cacheMode: "off" }).then(
    () => null,
    (error: unknown) => (error as { error: string }).error,
  );
}

if (CHROMIUM_PATH === undefined) {
  console.warn(
    "No Chromium is installed (looked at /usr/bin/chromium and CHROMIUM_PATH): the same way is gone over HTTP only, in login-over-http.test.ts.",
  );
}

(CHROMIUM_PATH === undefined ? describe.skip : describe)(
  "in a browser, through the sample app",
  () => {
    let tenant: DeployedTenant;
    let app: { said: string; stop: () => Promise<void> };
    let appUrl: string;
    // Whatever was started, also by a setup that didn't come to its end.
    const endings: (() => Promise<void>)[] = [];
    let page: Page;
    let inbox: Inbox;
    const complaints: string[] = [];

    const submit = () => page.getByRole("button", { name: "Continue" }).click();
    const see = (text: string) => page.getByText(text).first().waitFor();
    const enterCode = async (code: string) => {
      await page.getByLabel("Enter the 6-digit code").fill(code);
      await submit();
    };
    const button = (name: string) => page.getByRole("button", { name });

    const authConfigFile = () => readFile(AUTH_CONFIG, "utf8").catch(() => undefined);
    let authConfigBefore: string | undefined;

    beforeAll(async () => {
      authConfigBefore = await authConfigFile();
      const { port, release } = await reservePort();
      appUrl = `http://localhost:${port}`;
      tenant = await deployProgram(appUrl);
      endings.push(() => tenant.stop());
      await release();
      const authConfig = { domain: tenant.httpUrl, clientId: tenant.appClientId };
      app = await startSampleAppProcess({ port, authConfig });
      endings.push(app.stop);
      inbox = new Inbox(tenant.httpUrl);
      const chromium = await openChromium(CHROMIUM_PATH ?? "");
      endings.push(() => chromium.close());
      page = await openPage(chromium);
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        const isPolicy = /Content Security Policy|CORS/.test(message.text());
        if (message.type() === "error" && isPolicy) complaints.push(message.text());
      });
    }, 300_000);

    afterAll(async () => {
      for (const end of endings.reverse()) await end();
    });

    test("a new user signs up, sees what is too weak, and is asked for a phone", async () => {
      await page.goto(appUrl);
      await button("Log in").click();
      await page.getByRole("link", { name: "Sign up" }).click();
      await page.getByLabel("Email address").fill(EMAIL);
      await page.getByLabel("Password").fill("weak");
      await submit();
      await see("The password is too weak.");
      await page.getByLabel("Password").fill(PASSWORD);
      await submit();
      await see("Secure Your Account");
    });

    test("enrolls a phone after correcting the number, and logs in with the code of the SMS", async () => {
      await page.getByLabel("Phone number").fill("12");
      await submit();
      await see("your phone number is not valid");
      await page.getByLabel("Country code").selectOption("GB");
      await page.getByLabel("Phone number").fill("07400 123456");
      await submit();
      await inbox.nextCode();
      await button("Use another number").click();
      await page.getByLabel("Country code").selectOption("US");
      await page.getByLabel("Phone number").fill("(202) 555-0143");
      await submit();
      await see("+XXXXXXX0143");
      const { code } = await inbox.nextCode();
      await enterCode(code === "000000" ? "111111" : "000000");
      await see("The code you entered is invalid");
      await enterCode(code);
      await see("You are logged in");
      await see(EMAIL);
      await page.getByText("given", { exact: true }).waitFor();
    });

    test("stays logged in after a reload, while Auth0 refuses to log in silently", async () => {
      await page.reload();
      await see("You are logged in");
      expect(page.url()).toBe(`${appUrl}/`);
      await page.evaluate(SPA_JS);
      const client = { domain: tenant.httpUrl, clientId: tenant.appClientId };
      expect(await page.evaluate(logInSilently, client)).toBe("login_required");
    });

    test("renews the access token with rotating refresh tokens", async () => {
      for (const renewals of [1, 2]) {
        const answer = page.waitForResponse(
          (response) =>
            response.url().endsWith("/oauth/token") && response.request().method() === "POST",
        );
        await button("Renew the access token").click();
        expect([renewals, (await answer).status()]).toEqual([renewals, 200]);
        await see("Renewed at");
      }
    });

    test("logs out, and then has to give password and code again", async () => {
      await button("Log out").click();
      await button("Log in").waitFor();
      await page.reload();
      await button("Log in").click();
      await page.getByLabel("Email address").fill(EMAIL);
      await page.getByLabel("Password").fill("Wr0ng-password");
      await submit();
      await see("Wrong email or password");
      await page.getByLabel("Password").fill(PASSWORD);
      await submit();
      await see("Verify Your Identity");
      await button("Resend").click();
      await inbox.nextCode();
      const { code } = await inbox.nextCode();
      await page.getByLabel("Remember this device for 30 days").check();
      await enterCode(code);
      await see("You are logged in");
    });

    test("auth0-spa-js logs in silently in the browser that is remembered now", async () => {
      await page.evaluate(SPA_JS);
      const client = { domain: tenant.httpUrl, clientId: tenant.appClientId };
      expect(await page.evaluate(logInSilently, client)).toBeNull();
    });

    test("the try page asks for the password, not for a code in a remembered browser, and ends on It works", async () => {
      await page.goto(`${tenant.httpUrl}/_local/try`);
      await page.getByLabel("Email address").fill(EMAIL);
      await page.getByLabel("Password").fill(PASSWORD);
      await submit();
      await see("It works!");
      await see(EMAIL);
    });

    test("the inbox shows the messages", async () => {
      await page.goto(`${tenant.httpUrl}/_local/inbox`);
      await see("+12025550143");
    });

    test("no page broke its policy or threw", () => {
      expect(complaints).toEqual([]);
    });

    test("a taken port is reported in a sentence that names it, and the running app keeps its settings", async () => {
      const port = Number(new URL(appUrl).port);
      const second = await startSampleAppProcess({
        port,
        authConfig: { domain: "d", clientId: "c" },
      });
      await expect(second.stop()).rejects.toThrow("ended with 1");
      expect(second.said).toMatch(new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is taken: `));
      await page.goto(appUrl);
      await see("You are logged in");
    });

    test("the file of the app's settings, which a person may have filled in, is unchanged", async () => {
      await app.stop();
      expect(await authConfigFile()).toBe(authConfigBefore);
    });
  },
);
