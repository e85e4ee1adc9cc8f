/** Returns the enabled language for a tag: the same one, the one without its region, or one of the same language. */
function match(enabled: readonly string[], tag: string): string | undefined {
  const wanted = tag.toLowerCase();
  const primary = wanted.split("-", 1)[0] ?? "";
  const find = (accepts: (language: string) => boolean) =>
    enabled.find((language) => accepts(language.toLowerCase()));
  return (
    find((language) => language === wanted) ??
    find((language) => language === primary) ??
    find((language) => language.split("-", 1)[0] === primary)
  );
}

/** Returns the tags of an `Accept-Language` header, in the order of preference. */
function acceptedLanguages(header: string): string[] {
  return header
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.split(";").map((part) => part.trim());
      const quality = parameters.find((parameter) => parameter.startsWith("q="));
      return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ tag, quality }) => tag !== "" && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

/** What the language of a login is chosen from. */
export interface LanguageRequest {
  /** `enabled_locales` of the tenant; the first is the default. */
  enabled: readonly string[];
  /** `ui_locales` of the authorization request. Auth0 uses its first tag, if that is enabled. */
  uiLocales: string | undefined;
  /** The browser's `Accept-Language`. It selects among the enabled languages only. */
  acceptLanguage: string | undefined;
}

/**
 * Chooses the language of pages and messages.
 * https://auth0.com/docs/customize/internationalization-and-localization/universal-login-internationalization
 */
export function chooseLanguage({ enabled, uiLocales, acceptLanguage }: LanguageRequest): string {
  const [first = ""] = (uiLocales ?? "").trim().split(/\s+/);
  const asked = [first, ...acceptedLanguages(acceptLanguage ?? "")].filter((tag) => tag !== "");
  for (const tag of asked) {
    const language = match(enabled, tag);
    if (language !== undefined) return language;
  }
  return enabled[0] ?? "en";
}
