import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";

/** Where Debian and its relatives put it; `CHROMIUM_PATH` names another one. */
const PATHS = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser"];

/** An installed Chromium; `undefined` if there is none. */
export const CHROMIUM_PATH = PATHS.find((path) => path !== undefined && existsSync(path));

/** It asks nobody for anything by itself. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser with a profile of its own, which is removed when it closes. */
export async function openChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
}

/** A window of it, with no cookies yet. */
export async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ locale: "en-US", viewport: { width: 900, height: 760 } });
  page.setDefaultTimeout(60_000);
  return page;
}
