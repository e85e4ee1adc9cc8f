import { chooseLanguage } from "../../../../local/auth0/login/language";
import { textsFor } from "../../../../local/auth0/login/texts";

const choose = (enabled: string[], uiLocales?: string, acceptLanguage?: string) =>
  chooseLanguage({ enabled, uiLocales, acceptLanguage });

test("is the tenant's default if the browser asks for a language that isn't enabled", () => {
  expect(choose(["en"], undefined, "de-DE,de;q=0.9")).toBe("en");
  expect(choose(["es", "en"], undefined, "de")).toBe("es");
  expect(choose([], undefined, "de")).toBe("en");
});

test("is the browser's most preferred one of the enabled languages", () => {
  expect(choose(["en", "de", "fr-FR"], undefined, "it, fr;q=0.5, de;q=0.8")).toBe("de");
  expect(choose(["en", "de"], undefined, "de;q=0, en;q=0.1")).toBe("en");
});

test("is the first of ui_locales, if it is enabled, before the browser's", () => {
  expect(choose(["en", "de", "es"], "es de", "de")).toBe("es");
  expect(choose(["en", "de"], "it de", "en")).toBe("en");
  expect(choose(["en", "de"], "  ", "de")).toBe("de");
});

test("follows regions and their languages", () => {
  expect(choose(["en", "fr-CA", "fr-FR"], "fr-FR")).toBe("fr-FR");
  expect(choose(["en", "de"], "de-AT")).toBe("de");
  expect(choose(["en", "pt-BR"], undefined, "pt")).toBe("pt-BR");
  expect(choose(["en", "zh-TW"], "ZH-tw")).toBe("zh-TW");
});

test("has texts in four languages, and English ones for the others", () => {
  expect(textsFor("de").texts.common.continue).toBe("Weiter");
  expect(textsFor("fr-CA")).toMatchObject({
    lang: "fr-CA",
    texts: { common: { goBack: "Retour" } },
  });
  expect(textsFor("ja")).toMatchObject({ lang: "en", texts: { common: { continue: "Continue" } } });
});
