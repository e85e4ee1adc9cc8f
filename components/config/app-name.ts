import { InvalidValue } from "./problem";

/** Reads an application's name. Auth0 refuses an empty one, and `<` and `>` in it. */
export function parseAppName(text: string): string {
  if (text.trim() === "" || /[<>]/.test(text)) {
    throw new InvalidValue("must be a name without `<` and `>`", "React sample");
  }
  return text;
}
