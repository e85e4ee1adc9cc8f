import { InvalidValue } from "./problem";

/** Reads an address that a database connection accepts: something, `@`, and a domain with a dot. */
export function parseTestUserEmail(text: string): string {
  if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text)) {
    throw new InvalidValue("is not an e-mail address", "test@example.com");
  }
  return text;
}
