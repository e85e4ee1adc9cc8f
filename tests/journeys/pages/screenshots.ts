import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { CHROMIUM_PATH } from "../chromium";
import { look, LOOKS } from "./looks";
import { pictureWithInbox } from "./side-by-side";
import { openStage } from "./stage";
import { walkPages } from "./walk";

const FOLDER = join(__dirname, "../../../screenshots");
/** The pages that docs show, as a window of a desktop shows them. */
const IN_DOCS = ["tenant"];
const DOCS = join(__dirname, "../../../docs/images");

/** `npm run screenshots`: a picture of every page, at both widths, light and dark, in `screenshots/`, and again those in docs. */
async function main(chromiumPath: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const stage = await openStage(chromiumPath);
  let count = 0;
  try {
    await walkPages({
      ...stage,
      visit: async (name, page) => {
        for (const each of LOOKS) {
          await look(page, each);
          await page.screenshot({ path: join(FOLDER, `${name}-${each.name}.png`), fullPage: true });
          count += 1;
          if (IN_DOCS.includes(name) && each.width > 1000)
            await page.screenshot({ path: join(DOCS, `${name}-${each.colorScheme}.png`) });
        }
        if (name === "code-again")
          await pictureWithInbox(page, stage.tenant.httpUrl, "inbox-beside-login");
      },
    });
  } finally {
    await stage.close();
  }
  console.log(`${count} screenshots are in ${FOLDER}.`);
}

if (CHROMIUM_PATH === undefined) {
  console.error(
    "No Chromium is installed: install Debian's `chromium`, or set CHROMIUM_PATH to another one.",
  );
  process.exitCode = 1;
} else {
  void main(CHROMIUM_PATH).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
