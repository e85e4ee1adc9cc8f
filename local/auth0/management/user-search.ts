import type { JsonObject } from "../store";
import { badRequest } from "./management-error";

const TERM = /^\s*(NOT\s+)?([\w.]+):("([^"]*)"|\S+)\s*(AND|OR)?/;

function valueAt(user: JsonObject, path: string): unknown {
  const keys = path.replace(/^identities\./, "identities.0.").split(".");
  return keys.reduce<unknown>((value, key) => (value as JsonObject | undefined)?.[key], user);
}

function matches(user: JsonObject, path: string, wanted: string): boolean {
  const field = valueAt(user, path);
  const actual = typeof field === "string" ? field : JSON.stringify(field ?? null);
  const pattern = wanted.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${pattern}$`, "i").test(actual);
}

interface Term {
  isNegated: boolean;
  path: string;
  wanted: string;
  /** How the next term follows. */
  operator: string | undefined;
}

function parseTerms(query: string): Term[] {
  const terms: Term[] = [];
  let rest = query;
  while (rest.trim()) {
    const found = TERM.exec(rest);
    if (!found) {
      throw badRequest(
        "This local tenant searches `field:value` terms joined by AND or OR",
        "invalid_query_string",
      );
    }
    const [whole, negation, path = "", raw = "", quoted, operator] = found;
    terms.push({ isNegated: negation !== undefined, path, wanted: quoted ?? raw, operator });
    rest = rest.slice(whole.length);
  }
  return terms;
}

/** The users that a query of Auth0's search finds: terms `field:value` with `*`, `NOT`, `AND`, `OR`, left to right. */
export function searchUsers(users: JsonObject[], query: string | undefined): JsonObject[] {
  if (!query?.trim()) return users;
  const terms = parseTerms(query);
  return users.filter((user) => {
    let found = true;
    let operator: string | undefined = "AND";
    for (const term of terms) {
      const hit = matches(user, term.path, term.wanted) !== term.isNegated;
      found = operator === "OR" ? found || hit : found && hit;
      operator = term.operator ?? "AND";
    }
    return found;
  });
}
