/**
 * The README's scopes of the machine-to-machine application are those that the program needs: it runs with exactly
 * these, and each of them is asked for by a request that it makes. Those to update what only a person in the dashboard
 * changes (the phone provider, the test user, a template) are for mending it, which these runs don't.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findEngine } from "../../local/engine";
import { DeployedProgram, type Request } from "./deployed-program";

const ROOT = join(__dirname, "../..");
const MINUTES = 60_000;

const MENDING = new Set(["update:phone_providers", "update:phone_templates", "update:users"]);

const cells = (row: string): string[] => row.split("|").map((cell) => cell.trim());
const quoted = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? "");

/** The scopes of the README's table, in the rows whose first cell the pattern matches. */
function documentedScopes(rows: RegExp): string[] {
  return readFileSync(join(ROOT, "README.md"), "utf8")
    .split("\n")
    .map(cells)
    .filter(([, purpose = "", scopes = ""]) => rows.test(purpose) && /`[a-z]+:/.test(scopes))
    .flatMap(([, , scopes = ""]) => quoted(scopes));
}

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

/** Leaves the client that the program uses nothing but these scopes. */
async function grantOnly({ tenant }: DeployedProgram, scope: string[]): Promise<void> {
  const { body } = await tenant.api("GET", `/client-grants?client_id=${tenant.clientId}`);
  const [grant] = body as { id: string }[];
  const { status } = await tenant.api("PATCH", `/client-grants/${grant?.id ?? ""}`, { scope });
  expect(status).toBe(200);
}

/** Runs whatever needs a scope: makes, changes, reads and deletes all that the program has. */
async function runAll({ stack }: DeployedProgram): Promise<void> {
  await stack.up();
  await stack.setConfig({
    appUrls: '["http://localhost:5173"]',
    mfaPolicy: "confidence-score",
    enrollmentMessage: "{{code}} enrols",
    allowedCountries: '["US"]',
  });
  await stack.up();
  await stack.refresh();
  await stack.destroy();
}

describe.each([
  ["legacy", /^(every tenant|a test user)/],
  ["unified", /^(every tenant|a test user|the Unified)/],
] as const)("the README's scopes on a %s tenant", (experience, rows) => {
  it(
    "are enough, and each is needed",
    async () => {
      const program = await DeployedProgram.open(await findEngine(), experience);
      try {
        const documented = documentedScopes(rows);
        await grantOnly(program, documented);
        const requests = await program.requestsOf(() => runAll(program));
        expect(requests.filter(({ status }) => status === 403)).toEqual([]);
        const used = new Set(requests.flatMap(scopesOf));
        const unused = documented.filter((scope) => !used.has(scope));
        expect(unused.filter((scope) => !MENDING.has(scope))).toEqual([]);
      } finally {
        await program.close();
      }
    },
    8 * MINUTES,
  );
});
