import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ERROR_CODES } from "../../cli/deliveries/error-codes";
import { EN } from "../../local/auth0/login/texts/en";

const ROOT = join(__dirname, "../..");
const PAGE = readFileSync(join(ROOT, "docs/troubleshooting.md"), "utf8");

/** The cells of the page's table that begins with this heading. */
function rowsOf(heading: string): string[][] {
  const lines = PAGE.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} `));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  return lines.slice(start + 2, end).map((line) => line.split("|").map((cell) => cell.trim()));
}

it("has codes of Plivo that `npm run deliveries` knows", () => {
  const codes = rowsOf("Plivo's error").map(([, code = ""]) => code);
  expect(codes).toContain("450");
  expect(Object.keys(ERROR_CODES)).toEqual(expect.arrayContaining(codes));
});

it("has reasons that the Action gives", () => {
  const sources = readdirSync(join(ROOT, "action"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(ROOT, "action", file), "utf8"))
    .join("\n");
  const reasons = rowsOf("what the user sees").flatMap(
    ([, , , said = ""]) => /^`(\w+)`$/.exec(said)?.[1] ?? [],
  );
  expect(reasons).toContain("credentials");
  expect(reasons.filter((reason) => !sources.includes(`"${reason}"`))).toEqual([]);
});

it("quotes what the login pages say", () => {
  const texts = JSON.stringify(EN);
  const quoted = rowsOf("what the user sees").flatMap(([, seen = ""]) =>
    [...seen.matchAll(/"([^"]+)"/g)].map(([, text = ""]) => text),
  );
  expect(quoted).toHaveLength(3);
  expect(quoted.filter((text) => !texts.includes(text))).toEqual([]);
});
