/** A Management API request, sent or recorded. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** Parts of the API that one resource reads and writes; the order of requests counts within one, not between them. */
const PARTS: readonly (readonly [string, RegExp])[] = [
  ["actions", /^\/api\/v2\/actions\/actions/],
  ["bindings", /^\/api\/v2\/actions\/triggers/],
  ["guardian", /^\/api\/v2\/(guardian|tenants)/],
  ["clients", /^\/api\/v2\/clients/],
  ["connections", /^\/api\/v2\/connections/],
  ["users", /^\/api\/v2\/users/],
  ["phone providers", /^\/api\/v2\/branding\/phone\/providers/],
  ["phone templates", /^\/api\/v2\/branding\/phone\/templates/],
];

/** Requests by part, each as a line, with what differs from run to run made the same. */
export function comparable(exchanges: readonly Exchange[]): Record<string, string[]> {
  const parts: Record<string, string[]> = {};
  for (const { method, path, body } of exchanges) {
    const part = PARTS.find(([, pattern]) => pattern.test(path))?.[0];
    // The token endpoint isn't part of the Management API, and the tenant doesn't list it.
    if (part === undefined) continue;
    const lines = (parts[part] ??= []);
    const line = `${method} ${pathWithoutIds(path)} ${JSON.stringify(sorted(body ?? null))}`;
    // How often an Action is asked for until it is built is the tenant's doing.
    if (line !== lines.at(-1) || !line.startsWith("GET /api/v2/actions/actions/")) lines.push(line);
  }
  const templates = parts["phone templates"];
  // The two templates don't depend on each other.
  if (templates) parts["phone templates"] = templates.sort();
  return parts;
}

function pathWithoutIds(path: string): string {
  const [name = "", query] = path.split("?");
  const plain = name.replace(
    /(\/(actions\/actions|clients|users|providers|templates|connections)\/)[^/]+/,
    "$1{id}",
  );
  return query === undefined ? plain : `${plain}?${query.split("&").sort().join("&")}`;
}

/** Ids, secrets and made-up names are blanked; keys are in one order. */
function sorted(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => sorted(item, key));
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => a.localeCompare(b));
    return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner, name)]));
  }
  if (["client_id", "password", "value"].includes(key)) return "...";
  return typeof value === "string" ? value.replace(/^test-user-.+$/, "test-user-{random}") : value;
}
