import type { Page } from "playwright-core";
import { Inbox } from "../../../local/demo/journey/read-message";
import type { DeployedTenant } from "../../local/auth0/login/deployed-by-hand";

/** Called on each page of the walk, by a name for it. */
export type PageVisitor = (name: string, page: Page) => Promise<void>;

export interface Walk {
  tenant: DeployedTenant;
  appUrl: string;
  page: Page;
  visit: PageVisitor;
}

const EMAIL = "ada.lovelace@example.com";
const PASSWORD = "Passw0rd!";
const FACTORS = ["otp", "recovery-code", "webauthn-roaming", "push-notification"];

/** What a person does on the pages. */
function hands({ page, tenant, appUrl }: Walk) {
  const press = (name: string) => page.getByRole("button", { name, exact: true }).first().click();
  const follow = (name: string) => page.getByRole("link", { name, exact: true }).click();
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  const see = (heading: string) => page.getByRole("heading", { name: heading }).first().waitFor();
  return {
    press,
    follow,
    fill,
    see,
    open: (path: string) => page.goto(new URL(path, tenant.httpUrl).href),
    openApp: () => page.goto(appUrl),
    logIn: async (password: string) => {
      await fill("Email address", EMAIL);
      await fill("Password", password);
      await press("Continue");
    },
    enterCode: async (code: string) => {
      await fill("Enter the 6-digit code", code);
      await press("Continue");
    },
  };
}

async function signUp(walk: Walk): Promise<void> {
  const { page, visit } = walk;
  const { openApp, press, follow, fill, logIn } = hands(walk);
  await openApp();
  await page.getByRole("button", { name: "Log in" }).waitFor();
  await visit("app-logged-out", page);
  await press("Log in");
  await visit("login", page);
  await logIn("Wr0ng-password");
  await page.getByRole("alert").waitFor();
  await visit("login-wrong", page);
  await follow("Sign up");
  await visit("signup", page);
  await fill("Email address", EMAIL);
  await fill("Password", "weak");
  await press("Continue");
  await visit("signup-weak", page);
  await fill("Password", PASSWORD);
  await press("Continue");
}

async function lookAtTheApp(walk: Walk): Promise<void> {
  const { page, visit } = walk;
  const { press, follow, see } = hands(walk);
  await see("Keep Your Account Safe");
  await visit("choose-factor", page);
  await press("Security Key");
  await page.getByRole("alert").waitFor();
  await visit("choose-factor-unavailable", page);
  await press("Google Authenticator or similar");
  await see("Secure Your Account");
  await visit("authenticator-app", page);
  await follow("Trouble Scanning?");
  await visit("authenticator-app-secret", page);
  await follow("Try another method");
}

async function enrollPhone(walk: Walk, inbox: Inbox): Promise<void> {
  const { page, visit } = walk;
  const { press, fill, see, enterCode } = hands(walk);
  await press("SMS");
  await see("Secure Your Account");
  await visit("phone", page);
  await press("Search for a country");
  await fill("Country name or code", "king");
  await press("Search");
  await visit("countries", page);
  await press("United Kingdom (+44)");
  await fill("Phone number", "12");
  await press("Continue");
  await page.getByRole("alert").waitFor();
  await visit("phone-invalid", page);
  await fill("Phone number", "+1 (202) 555-0143");
  await press("Continue");
  await see("Verify Your Identity");
  await visit("code", page);
  const { code } = await inbox.nextCode();
  await enterCode(code === "000000" ? "111111" : "000000");
  await page.getByRole("alert").waitFor();
  await visit("code-wrong", page);
  await enterCode(`Your code is ${code.slice(0, 3)} ${code.slice(3)}`);
  await see("Almost There!");
  await visit("recovery-code", page);
  await press("Continue");
  await page.getByRole("alert").waitFor();
  await visit("recovery-code-unconfirmed", page);
  await page.getByLabel("I have safely recorded this code").check();
  await press("Continue");
  await see("You are logged in");
  await visit("app-logged-in", page);
}

async function logInAgain(walk: Walk, inbox: Inbox): Promise<void> {
  const { page, visit } = walk;
  const { open, press, follow, see, logIn, enterCode } = hands(walk);
  await open("/_local/try");
  await logIn(PASSWORD);
  await see("Verify Your Identity");
  const { code } = await inbox.nextCode();
  await visit("code-again", page);
  await follow("Try another method");
  await visit("other-methods", page);
  await press("Recovery code");
  await visit("recovery-code-asked", page);
  await page.goBack();
  await follow("Go back");
  await enterCode(code);
  await see("It works!");
  await visit("it-works", page);
}

/** Walks through every page of the tenant and of the sample app, as a new user who meets every factor. */
export async function walkPages(walk: Walk): Promise<void> {
  const { tenant, page, visit } = walk;
  const { open } = hands(walk);
  const inbox = new Inbox(tenant.httpUrl);
  await inbox.skip();
  await open("/_local/inbox");
  await visit("inbox-empty", page);
  for (const name of FACTORS)
    await tenant.manage("PUT", `guardian/factors/${name}`, { enabled: true });
  await signUp(walk);
  await lookAtTheApp(walk);
  await enrollPhone(walk, inbox);
  await logInAgain(walk, inbox);
  await open("/authorize?client_id=nobody&response_type=code&redirect_uri=http://localhost");
  await visit("error", page);
  await open("/u/login?state=over");
  await visit("expired", page);
  await open("/oidc/logout");
  await visit("logout", page);
  await open("/_local/inbox");
  await page.getByText("Live", { exact: true }).waitFor();
  await visit("inbox", page);
  await open("/");
  await page.getByText("Live", { exact: true }).waitFor();
  await visit("tenant", page);
  await crowdedPages(walk);
}

const LONG = "Gesellschaftsversicherungsverwaltung".repeat(3);

/** Visits pages of a tenant with long names, many users and many events. */
async function crowdedPages(walk: Walk): Promise<void> {
  const { tenant, page, visit } = walk;
  const { open } = hands(walk);
  await tenant.manage("PATCH", "tenants/settings", { friendly_name: LONG });
  await tenant.manage("PATCH", `clients/${tenant.appClientId}`, { name: LONG });
  for (let n = 0; n < 20; n++)
    await tenant.manage("POST", "users", {
      connection: "Username-Password-Authentication",
      email: `${"user-with-a-long-name-".repeat(2)}${n}@${"department.".repeat(6)}example.com`,
      password: PASSWORD,
    });
  await open("/");
  await page.getByText("newest 15 of").first().waitFor();
  await visit("tenant-crowded", page);
  await page.context().clearCookies();
  const request = new URLSearchParams({
    client_id: tenant.appClientId,
    response_type: "code",
    redirect_uri: walk.appUrl,
    code_challenge: "x".repeat(43),
    code_challenge_method: "S256",
  });
  await open(`/authorize?${request}`);
  await page.getByLabel("Password", { exact: true }).waitFor();
  await visit("login-long-names", page);
  await tenant.manage("PATCH", "tenants/settings", { friendly_name: "Local tenant" });
  await tenant.manage("PATCH", `clients/${tenant.appClientId}`, { name: "React sample" });
}
