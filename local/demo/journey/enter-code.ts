import type { Browser } from "./browser";
import type { Page } from "./page";
import { StepError } from "./step-error";

const WRONG = "The code you entered is invalid";

/** Returns a code that differs from this one. */
export function wrongCode(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, "0");
}

/** Types a wrong code. Ends on the same page, which must refuse it. */
export async function enterWrongCode(browser: Browser, page: Page, code: string): Promise<Page> {
  const step = "Type a wrong code";
  const next = await browser.submit(step, page, { code: wrongCode(code) });
  if (next.problem !== WRONG)
    throw new StepError(step, `the tenant didn't refuse it, but went on to ${next.url.pathname}.`);
  return next;
}

/** Types the code. Ends at the application's callback. */
export async function enterCode(
  browser: Browser,
  page: Page,
  code: string,
  callback: string,
): Promise<URL> {
  const step = "Type the code";
  const { url, heading, problem } = await browser.submit(step, page, { code });
  if (url.origin === new URL(callback).origin && url.searchParams.has("code")) return url;
  throw new StepError(
    step,
    problem ??
      url.searchParams.get("error_description") ??
      `it led to "${heading || url.pathname}".`,
  );
}
