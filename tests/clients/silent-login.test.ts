import { buildSync } from "esbuild";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { Inbox } from "../../local/demo/journey/read-message";
import { CHROMIUM_PATH, openChromium, openPage } from "../journeys/chromium";
import { deployByHand, type DeployedTenant } from "../local/auth0/login/deployed-by-hand";

const EMAIL = "ada.lovelace@example.com";
const PASSWORD = "Passw0rd!";

/** The application's script, with both libraries as npm has them. */
const script = () =>
  buildSync({
    entryPoints: [join(__dirname, "silent-login/app.ts")],
    bundle: true,
    write: false,
    define: { "process.env.NODE_ENV": '"production"' },
  }).outputFiles[0]?.text ?? "";

(CHROMIUM_PATH === undefined ? describe.skip : describe)(
  "a silent login by auth0-spa-js and auth0-react, with the policy Always (skipped without a Chromium)",
  () => {
    let server: Server;
    let tenant: DeployedTenant;
    let browser: Browser;
    let page: Page;
    let inbox: Inbox;
    let appUrl: string;

    beforeAll(async () => {
      const code = script();
      server = createServer((request, response) => {
        const settings = { domain: tenant.httpUrl, clientId: tenant.appClientId };
        const isScript = request.url === "/app.js";
        response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
        response.end(
          isScript
            ? `window.settings = ${JSON.stringify(settings)};${code}`
            : '<!doctype html><body><script src="/app.js"></script>',
        );
      });
      await once(server.listen(0, "127.0.0.1"), "listening");
      appUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
      tenant = await deployByHand(appUrl);
      inbox = new Inbox(tenant.httpUrl);
      browser = await openChromium(CHROMIUM_PATH ?? "");
      page = await openPage(browser);
    }, 120_000);

    afterAll(async () => {
      await browser.close();
      await tenant.stop();
      server.close();
    });

    const see = (text: string) => page.getByText(text).first().waitFor();
    const press = (name: string) => page.getByRole("button", { name }).click();
    const askSpaJs = () => page.evaluate(() => window.askSpaJs());

    /** Fills in address and password, on the page of a login or a sign-up. */
    async function givePassword(): Promise<void> {
      await page.getByLabel("Email address").fill(EMAIL);
      await page.getByLabel("Password").fill(PASSWORD);
      await press("Continue");
    }

    async function giveCode(): Promise<void> {
      const { code } = await inbox.nextCode();
      await page.getByLabel("Enter the 6-digit code").fill(code);
      await press("Continue");
      await see(`Logged in as ${EMAIL}`);
    }

    test("fails after a login with a code, and the person has to log in again", async () => {
      await page.goto(appUrl);
      await press("Log in");
      await page.getByRole("link", { name: "Sign up" }).click();
      await givePassword();
      await page.getByLabel("Country code").selectOption("US");
      await page.getByLabel("Phone number").fill("(202) 555-0143");
      await press("Continue");
      await giveCode();
      await page.reload();
      await page.getByRole("button", { name: "Log in" }).waitFor();
      expect(await askSpaJs()).toEqual({
        isAuthenticated: false,
        error: "login_required: Multifactor authentication required",
      });
    });

    test("succeeds in a browser that the person chose to remember", async () => {
      await press("Log in");
      await see("Verify Your Identity");
      await page.getByLabel("Remember this device for 30 days").check();
      await giveCode();
      await page.reload();
      await see(`Logged in as ${EMAIL}`);
      expect(await askSpaJs()).toEqual({ isAuthenticated: true });
    });

    test("fails again once the tenant has forgotten the browser", async () => {
      const [user] = await tenant.manage<{ user_id: string }[]>(
        "GET",
        `users-by-email?email=${EMAIL}`,
      );
      const path = `users/${encodeURIComponent(user?.user_id ?? "")}/multifactor/actions`;
      await tenant.manage("POST", `${path}/invalidate-remember-browser`);
      await page.reload();
      await page.getByRole("button", { name: "Log in" }).waitFor();
      expect((await askSpaJs()).error).toBe("login_required: Multifactor authentication required");
    });
  },
);
