import type { AuthorizationRequest } from "./application";
import { expectPage, type Browser } from "./browser";
import type { Page } from "./page";
import type { Credentials } from "./sign-up";

/** Logs in with the password. Ends on the page that asks for the code of the second factor. */
export async function logIn(
  browser: Browser,
  request: AuthorizationRequest,
  { email, password }: Credentials,
): Promise<Page> {
  const step = "Log in again";
  const login = expectPage(step, await browser.open(request.url), "Welcome");
  const next = await browser.submit(step, login, { username: email, password });
  return expectPage(step, next, "Verify Your Identity");
}

/** Opens another application with the session of the first one, which asks for no password but for the second factor. */
export async function openSecondApplication(
  browser: Browser,
  request: AuthorizationRequest,
): Promise<Page> {
  return expectPage(
    "Open a second application",
    await browser.open(request.url),
    "Verify Your Identity",
  );
}
