import { InvalidValue } from "./problem";

/** Auth0 refuses `<` and `>` in an application's name, and an empty one. */
export function parseAppName(text: string): string {
  if (text.trim() === "" || /[<>]/.test(text)) {
    throw new InvalidValue("must be a name without `<` and `>`", "React sample");
  }
  return text;
}
