import { DE } from "./de";
import { EN, type Texts } from "./en";
import { ES } from "./es";
import { FR } from "./fr";

export type { Texts } from "./en";

const TRANSLATIONS: Readonly<Record<string, Texts>> = { de: DE, en: EN, es: ES, fr: FR };

/** Returns the texts for a language, and the language of the texts: English if the local tenant has no translation. */
export function textsFor(language: string): { texts: Texts; lang: string } {
  const primary = language.split("-", 1)[0] ?? "en";
  const texts = TRANSLATIONS[primary];
  return texts ? { texts, lang: language } : { texts: EN, lang: "en" };
}
