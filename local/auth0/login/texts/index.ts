import { DE } from "./de";
import { EN, type Texts } from "./en";
import { ES } from "./es";
import { FR } from "./fr";

export type { Texts } from "./en";

const TRANSLATIONS: Readonly<Record<string, Texts>> = { de: DE, en: EN, es: ES, fr: FR };

/** Returns the texts of a language, and the language that they are in: English where the local tenant has no translation. */
export function textsFor(language: string): { texts: Texts; lang: string } {
  const primary = language.split("-", 1)[0] ?? "en";
  const texts = TRANSLATIONS[primary];
  return texts ? { texts, lang: language } : { texts: EN, lang: "en" };
}
