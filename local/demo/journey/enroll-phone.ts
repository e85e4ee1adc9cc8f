import { expectPage, type Browser } from "./browser";
import type { Page } from "./page";

const STEP = "Enroll the phone";

export interface Phone {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** As a person types it, without the country code. */
  number: string;
}

/** Enters the number. Ends on the page that asks for the code. */
export async function enrollPhone(
  browser: Browser,
  page: Page,
  { country, number }: Phone,
): Promise<Page> {
  return expectPage(
    STEP,
    await browser.submit(STEP, page, { country, phone: number }),
    "Verify Your Identity",
  );
}
