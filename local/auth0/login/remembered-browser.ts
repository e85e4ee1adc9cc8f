import { createHash, randomBytes } from "node:crypto";
import type { TenantContext } from "../context";
import type { Store } from "../store";

/** Seconds that Auth0 remembers a browser: 30 days. */
export const REMEMBERED_SECONDS = 2_592_000;

const keyOf = (browser: string, userId: string): string =>
  `${createHash("sha256").update(browser).digest("base64url")} ${userId}`;

/** Remembers the browser for the user, and returns the value of its cookie: the existing one, or a new one. */
export function rememberBrowser(
  { store, clock }: TenantContext,
  userId: string,
  browser: string = randomBytes(32).toString("base64url"),
): string {
  for (const [key, { expires_at }] of store.rememberedBrowsers)
    if (clock.now() >= expires_at) store.rememberedBrowsers.delete(key);
  const expiresAt = clock.now() + REMEMBERED_SECONDS * 1000;
  store.rememberedBrowsers.set(keyOf(browser, userId), { user_id: userId, expires_at: expiresAt });
  return browser;
}

/** Returns whether the user chose to remember this browser, and the 30 days are not over. */
export function isRemembered(
  { store, clock }: TenantContext,
  userId: string,
  browser: string | undefined,
): boolean {
  if (browser === undefined) return false;
  const remembered = store.rememberedBrowsers.get(keyOf(browser, userId));
  return remembered !== undefined && clock.now() < remembered.expires_at;
}

/** Drops every remembered browser of the user: the next login asks for a second factor again. */
export function forgetBrowsers(store: Store, userId: string): void {
  for (const [key, { user_id }] of store.rememberedBrowsers)
    if (user_id === userId) store.rememberedBrowsers.delete(key);
}
