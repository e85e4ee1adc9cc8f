import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { look, LOOKS } from "./looks";
import { openStage, type Stage } from "./stage";
import { walkPages } from "./walk";
import { CHROMIUM_PATH } from "../chromium";

/** What axe-core reports of a page. */
interface Violation {
  id: string;
  help: string;
  nodes: { target: string[] }[];
}

declare const axe: { run(): Promise<{ violations: Violation[] }> };

/** What can have the focus, in the order of the page. */
const FOCUSABLE = "a[href], button, input, select, [tabindex='0']";

const nameOf = "(e) => e.getAttribute('aria-label') ?? e.textContent.trim().replace(/\\s+/g, ' ')";

const focusable = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll(${JSON.stringify(FOCUSABLE)})].map(${nameOf})`);

/** The outline of what has the focus, which is how every page shows it. */
const outlineOf = (page: Page): Promise<string> =>
  page.evaluate(
    "(({ outlineStyle, outlineWidth }) => `${outlineStyle} ${outlineWidth}`)(getComputedStyle(document.activeElement))",
  );

/** Presses Tab through a page, and returns the names of its stops that show their focus. */
async function stopsOf(page: Page): Promise<string[]> {
  const stops: string[] = [];
  const count = (await focusable(page)).length;
  for (let stop = 0; stop < count; stop++) {
    await page.keyboard.press("Tab");
    if ((await outlineOf(page)) === "solid 3px")
      stops.push(await page.evaluate(`(${nameOf})(document.activeElement)`));
  }
  return stops;
}

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const BUILDING = 300_000;
/** Some 30 pages in four looks: a minute and a half where nothing else runs. */
const LOOKING = 900_000;

(CHROMIUM_PATH === undefined ? describe.skip : describe)("every page", () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage(CHROMIUM_PATH ?? "");
  }, BUILDING);

  afterAll(() => stage.close());

  test(
    "has no violation for axe and no horizontal scroll, at both widths, light and dark, and reports nothing on the console",
    async () => {
      const found: string[] = [];
      const seen = new Set<string>();
      stage.page.on("pageerror", ({ message }) => found.push(message));
      stage.page.on("console", (message) => {
        // A page that refuses what was typed answers 400, which Chromium reports as an error.
        const isAnswer = message.text().startsWith("Failed to load resource");
        if (message.type() === "error" && !isAnswer) found.push(message.text());
      });
      await walkPages({
        ...stage,
        visit: async (name, page) => {
          seen.add(name);
          await page.evaluate(AXE);
          for (const each of LOOKS) {
            await look(page, each);
            const isWide = await page.evaluate(
              () => document.documentElement.scrollWidth > window.innerWidth,
            );
            if (isWide) found.push(`${name} (${each.name}) is wider than the window`);
            // A phone shows everything without a scroll to the side.
            const cut = page
              .locator(".scroll")
              .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
            if (each.width < 768 && (await cut) > 0)
              found.push(`${name} (${each.name}) has a table that scrolls sideways`);
            const { violations } = await page.evaluate(() => axe.run());
            for (const { id, help, nodes } of violations)
              found.push(`${name} (${each.name}): ${id}: ${help}: ${String(nodes[0]?.target)}`);
          }
        },
      });
      expect(found).toEqual([]);
      expect(seen.size).toBeGreaterThan(25);
    },
    LOOKING,
  );

  test("the login can be done with the keyboard alone, and the code's field takes a pasted message", async () => {
    const { page, tenant } = stage;
    await page.context().clearCookies();
    const { keyboard } = page;
    const logIn = async () => {
      await page.goto(`${tenant.httpUrl}/_local/try`);
      await keyboard.type("ada.lovelace@example.com");
      await keyboard.press("Tab");
      await keyboard.type("Passw0rd!");
      await keyboard.press("Enter");
    };
    await logIn();
    await page.getByRole("heading", { name: "Verify Your Identity" }).waitFor();
    const { body } = await tenant.control("GET", "/messages");
    await keyboard.insertText((body as { text: string }[]).at(-1)?.text ?? "");
    await keyboard.press("Tab");
    await keyboard.press("Space");
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "It works!" }).waitFor();
    await logIn();
    await page.getByRole("heading", { name: "It works!" }).waitFor();
  });

  test.each(["/", "/_local/inbox"])(
    "%s is reached by Tab in the order of the page, and each stop has a visible focus",
    async (path) => {
      const { page, tenant } = stage;
      await page.goto(tenant.httpUrl + path);
      await page.getByText("Live", { exact: true }).waitFor();
      expect(await stopsOf(page)).toEqual(await focusable(page));
    },
  );

  test("the sample app is used with the keyboard alone", async () => {
    const { page, appUrl } = stage;
    await page.goto(appUrl);
    const press = async (name: string) => {
      await page.getByRole("button", { name }).waitFor();
      for (let stop = 0; stop < 5; stop++) {
        await page.keyboard.press("Tab");
        if ((await page.locator(":focus").textContent()) === name) break;
      }
      expect(await outlineOf(page)).toBe("solid 3px");
      await page.keyboard.press("Enter");
    };
    if ((await page.getByRole("button", { name: "Log out" }).count()) > 0) await press("Log out");
    await press("Sign up");
    await page.getByRole("heading", { name: "Welcome" }).waitFor();
    expect(await page.locator(":focus").getAttribute("name")).toBe("email");
  });

  test("sign-up, enrollment and login work without JavaScript", async () => {
    const { tenant, page: other } = stage;
    const context = await other.context().browser()?.newContext({ javaScriptEnabled: false });
    if (context === undefined) throw new Error("There is no browser.");
    const page = await context.newPage();
    await page.goto(`${tenant.httpUrl}/_local/inbox`);
    expect(await page.getByText("Click a code to copy it.").isVisible()).toBe(false);
    const submit = () => page.keyboard.press("Enter");
    const fill = (label: string, text: string) => page.getByLabel(label).fill(text);
    const enterCode = async () => {
      await page.getByRole("heading", { name: "Verify Your Identity" }).waitFor();
      const { body } = await tenant.control("GET", "/messages");
      const text = (body as { text: string }[]).at(-1)?.text ?? "";
      await fill("Enter the 6-digit code", /\d{6}/.exec(text)?.[0] ?? "");
      await submit();
    };
    await page.goto(`${tenant.httpUrl}/_local/try`);
    await page.getByRole("link", { name: "Sign up" }).click();
    await fill("Email address", "without-script@example.com");
    await fill("Password", "Passw0rd!");
    await submit();
    await page.getByRole("button", { name: "SMS" }).click();
    await fill("Phone number", "+1 (202) 555-0188");
    await submit();
    await enterCode();
    await page.getByLabel("I have safely recorded this code").check();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: "It works!" }).waitFor();
    await context.close();
  });

  test("a double click on Continue sends one SMS", async () => {
    const { page, tenant } = stage;
    const phones = async () =>
      ((await tenant.control("GET", "/messages")).body as { to: string }[]).map(({ to }) => to);
    await tenant.manage("PUT", "guardian/factors/otp", { enabled: true });
    await tenant.control("POST", "/carrier", { answers: [{ delayMs: 1000, times: 2 }] });
    await page.context().clearCookies();
    await page.goto(`${tenant.httpUrl}/_local/try`);
    await page.getByRole("link", { name: "Sign up" }).click();
    await page.getByLabel("Email address").fill("double-click@example.com");
    await page.getByLabel("Password").fill("Passw0rd!");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "SMS" }).click();
    await page.getByLabel("Phone number").fill("+1 (202) 555-0177");
    await page.getByRole("button", { name: "Continue" }).dblclick({ delay: 100 });
    await page.getByRole("heading", { name: "Verify Your Identity" }).waitFor();
    expect((await phones()).filter((to) => to === "+12025550177")).toHaveLength(1);
    await tenant.control("DELETE", "/carrier");
  });

  test("a form of the login is sent once, and again after the browser goes back to its page", async () => {
    const { page, tenant } = stage;
    await page.goto(`${tenant.httpUrl}/_local/try`);
    const isSent = await page.locator("form").evaluate((form) => {
      const send = () =>
        form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
      const show = () => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      return [send(), send(), show() && send()];
    });
    expect(isSent).toEqual([true, false, true]);
  });

  test("the tenant's page shows what happens, and a click moves the clock and sets a fault", async () => {
    const { page, tenant } = stage;
    await page.goto(tenant.httpUrl);
    await page.getByText("Live", { exact: true }).waitFor();
    await tenant.manage("POST", "clients", { name: "Seen at once", app_type: "spa" });
    await page.getByRole("cell", { name: "Seen at once" }).waitFor();
    await page.getByRole("button", { name: "+1 hour" }).click();
    await page.getByText("60 minutes").waitFor();
    await page.getByRole("button", { name: "Next request: 503" }).click();
    await page.getByText('"status":503').waitFor();
    await expect(tenant.manage("GET", "clients")).rejects.toThrow("503");
    await page.getByText("No fault is set.").waitFor();
  });

  test("a control that is pressed keeps the focus, also if the tenant can't be reached", async () => {
    const { page, tenant } = stage;
    await page.goto(tenant.httpUrl);
    await page.getByText("Live", { exact: true }).waitFor();
    const medium = page.getByRole("button", { name: "Medium" });
    const nameOfFocused = () => page.evaluate("document.activeElement.textContent.trim()");
    await medium.press("Enter");
    await page.getByText("medium", { exact: true }).waitFor();
    expect(await nameOfFocused()).toBe("Medium");
    await page.route("**/_local/controls", (route) => route.abort());
    await page.getByRole("button", { name: "High" }).press("Enter");
    await page.getByText("Not done: High").waitFor();
    expect(await nameOfFocused()).toBe("High");
    await page.unroute("**/_local/controls");
  });

  test("a click on a code copies it, and a new message appears by itself", async () => {
    const { page, tenant } = stage;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(`${tenant.httpUrl}/_local/inbox`);
    expect(await page.getByText("Click a code to copy it.").isVisible()).toBe(true);
    const code = page.getByRole("button", { name: "Copy the code" }).first();
    const text = await code.textContent();
    await code.click();
    await page.getByText("Copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text?.trim());
  });
});
