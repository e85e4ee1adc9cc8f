import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { defineCommand, runCommand } from "../../../cli/command";
import { EXIT, UserError } from "../../../cli/user-error";
import { CHROMIUM_PATH } from "../chromium";
import { look, LOOKS } from "./looks";
import { pictureWithInbox } from "./side-by-side";
import { openStage } from "./stage";
import { walkPages } from "./walk";

const FOLDER = join(__dirname, "../../../screenshots");
/** The pages that docs show, as a window of a desktop shows them. */
const IN_DOCS = ["tenant"];
const DOCS = join(__dirname, "../../../docs/images");

/** Takes a picture of every page, at both widths, light and dark, and again those that docs show. */
const screenshots = defineCommand({
  name: "screenshots",
  summary:
    "Takes a picture of every page, at both widths, light and dark, in screenshots/, and those that docs/ shows.",
  flags: {},
  example: "",
  exit: { done: "all pictures were taken", failed: "a page could not be shown" },
  run: async (_, { out }) => {
    if (CHROMIUM_PATH === undefined)
      throw new UserError(
        "No Chromium is installed: install Debian's `chromium`, or set CHROMIUM_PATH to another one.",
      );
    const count = await takePictures(CHROMIUM_PATH);
    out(`${count} screenshots are in ${FOLDER}.`);
    return EXIT.done;
  },
});

async function takePictures(chromiumPath: string): Promise<number> {
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
  return count;
}

void runCommand(screenshots);
