import type { AuthorizationRequest } from "./application";
import { expectPage, type Browser } from "./browser";
import type { Page } from "./page";

const STEP = "Sign up";

export interface Credentials {
  email: string;
  password: string;
}

/** Signs up a new user. Ends on the page that asks for a phone. */
export async function signUp(
  browser: Browser,
  request: AuthorizationRequest,
  { email, password }: Credentials,
): Promise<Page> {
  const login = expectPage(STEP, await browser.open(request.url), "Welcome");
  const signup = expectPage(
    STEP,
    await browser.open(login.links["Sign up"] ?? "/u/signup"),
    "Welcome",
  );
  const next = await browser.submit(STEP, signup, { email, password });
  return expectPage(STEP, next, "Secure Your Account");
}
