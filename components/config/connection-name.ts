import { DEFAULT_DATABASE_CONNECTION } from "../auth0/database-connection";
import { InvalidValue } from "./problem";

/**
 * Reads the name of a connection: letters, digits and dashes inside, up to 128 of them
 * (https://auth0.com/docs/api/management/v2/connections/post-connections).
 */
export function parseConnectionName(text: string): string {
  if (!/^[A-Za-z0-9]([A-Za-z0-9-]{0,126}[A-Za-z0-9])?$/.test(text)) {
    const what =
      "must be a connection's name: letters, digits and dashes, with no dash at either end";
    throw new InvalidValue(what, DEFAULT_DATABASE_CONNECTION);
  }
  return text;
}
