/**
 * The README's scopes of the machine-to-machine application are those that the program needs: it runs with exactly
 * these, and each of them is asked for by a request that it makes. Those to update what only a person in the dashboard
 * changes (the phone provider, the test user, a template) are for repairs, which these runs don't make.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  cells,
  documentedScopes,
  grantOnly,
  REPAIRING,
  quoted,
  SCOPE_ROWS,
} from "./documented-scopes";
import { wholeLife } from "./whole-life";
import { TenantAndStack } from "../tenant-and-stack";
import type { Request } from "../tenant-state";

const ROOT = join(__dirname, "../..");
const MINUTES = 60_000;

/** Routes with the scopes of which a request needs one, from the generated list; routes without parameters first. */
const routes = readFileSync(join(ROOT, "SUPPORTED.md"), "utf8")
  .split("\n")
  .map(cells)
  .filter(([, route = "", scopes = ""]) => /^`[A-Z]+ \//.test(route) && /^`[a-z]+:/.test(scopes))
  .map(([, route = "", scopes = ""]) => {
    const [method = "", path = ""] = (quoted(route)[0] ?? "").split(" ");
    const pattern = new RegExp(`^/api/v2${path.replace(/:\w+/g, "[^/]+")}$`);
    return { method, path, pattern, scopes: quoted(scopes) };
  })
  .sort((a, b) => Number(a.path.includes(":")) - Number(b.path.includes(":")));

function scopesOf({ method, path }: Request): string[] {
  const plain = path.split("?")[0] ?? "";
  const route = routes.find((each) => each.method === method && each.pattern.test(plain));
  if (!route) throw new Error(`SUPPORTED.md has no route for ${method} ${plain}`);
  return route.scopes;
}

describe.each(["legacy", "unified"] as const)(
  "the README's scopes on a %s tenant",
  (experience) => {
    it(
      "are enough, and each is needed",
      async () => {
        const program = await TenantAndStack.open({ experience });
        try {
          const documented = documentedScopes(SCOPE_ROWS[experience]);
          await grantOnly(program, documented);
          const requests = await program.requestsOf(() => wholeLife(program.stack));
          expect(requests.filter(({ status }) => status === 403)).toEqual([]);
          const used = new Set(requests.flatMap(scopesOf));
          const unused = documented.filter((scope) => !used.has(scope));
          expect(unused.filter((scope) => !REPAIRING.has(scope))).toEqual([]);
        } finally {
          await program.close();
        }
      },
      8 * MINUTES,
    );
  },
);
