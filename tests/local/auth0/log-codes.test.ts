import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../../..");
const TENANT = join(ROOT, "local/auth0");

/** Every text in the tenant's source that can be a code of its log. */
function textsOfTenant(): Set<string> {
  const files = readdirSync(TENANT, { recursive: true, encoding: "utf8" });
  const sources = files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(TENANT, file), "utf8"));
  return new Set(
    sources.flatMap((source) => [...source.matchAll(/"([a-z_]+)"/g)].map(([, text = ""]) => text)),
  );
}

/** The codes in the column "Auth0's log" of the page's first table. */
function codesOfPage(): string[] {
  const page = readFileSync(join(ROOT, "docs/troubleshooting.md"), "utf8");
  const rows = page.split("\n").filter((line) => line.startsWith("|"));
  const end = rows.findIndex((row) => row.startsWith("| Plivo's error"));
  return rows
    .slice(0, end)
    .flatMap((row) => [...(row.split("|")[2] ?? "").matchAll(/`([a-z_]+)`/g)])
    .map(([, code = ""]) => code);
}

test("every log code that docs/troubleshooting.md has is one that the local tenant writes", () => {
  const written = textsOfTenant();
  const codes = codesOfPage();
  expect(codes).toContain("gd_send_sms_failure");
  expect(codes.filter((code) => !written.has(code))).toEqual([]);
});
