import { join } from "node:path";
import type { Page } from "playwright-core";

const IMAGES = join(__dirname, "../../../docs/images");
const WINDOW = { width: 560, height: 640 };

/** Takes the picture of the README, light and dark: the page as it is, and the inbox next to it. */
export async function pictureWithInbox(page: Page, tenantUrl: string, name: string): Promise<void> {
  const browser = page.context().browser();
  if (!browser) throw new Error("The page belongs to no browser.");
  const inbox = await browser.newPage();
  await inbox.goto(new URL("/_local/inbox", tenantUrl).href);
  for (const colorScheme of ["light", "dark"] as const) {
    const halves: string[] = [];
    for (const each of [page, inbox]) {
      await each.setViewportSize(WINDOW);
      await each.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const png = await each.screenshot();
      halves.push(`<img src="data:image/png;base64,${png.toString("base64")}">`);
    }
    const both = await browser.newPage();
    await both.setViewportSize({ width: 2 * WINDOW.width + 8, height: WINDOW.height });
    await both.setContent(
      `<body style="margin:0;display:flex;gap:8px;background:#8c959f">${halves.join("")}`,
    );
    await both.screenshot({ path: join(IMAGES, `${name}-${colorScheme}.png`) });
    await both.close();
  }
  await inbox.close();
}
