import type { IncomingMessage } from "node:http";
import { LOCALES } from "../management/locales";
import { findApplication } from "./application";
import { chooseLanguage } from "./language";
import type { BrowserCookies, Login, Visit } from "./login";
import { requestFacts } from "./request-facts";
import { textsFor } from "./texts";
import type { Transaction } from "./transaction";

/** Returns the tenant's enabled languages. */
function enabledLanguages({ tenant }: Login): string[] {
  const enabled = tenant.store.tenant["enabled_locales"];
  const languages: unknown[] = Array.isArray(enabled) ? enabled : [];
  return LOCALES.filter((locale) => languages.includes(locale)).sort(
    (a, b) => languages.indexOf(a) - languages.indexOf(b),
  );
}

/** Collects what a step needs; `undefined` if the application no longer exists. */
export function openVisit(
  login: Login,
  transaction: Transaction,
  raw: IncomingMessage,
  cookies: BrowserCookies,
): Visit | undefined {
  const client = findApplication(login.tenant, transaction.clientId);
  if (!client) return undefined;
  const user = login.tenant.store.users.get(transaction.userId ?? "");
  // A user who was deleted during the login starts again.
  if (!user) transaction.userId = undefined;
  const language = chooseLanguage({
    enabled: enabledLanguages(login),
    uiLocales: transaction.uiLocales,
    acceptLanguage: raw.headers["accept-language"],
  });
  const request = requestFacts(raw);
  return { login, transaction, client, user, request, cookies, language, ...textsFor(language) };
}
