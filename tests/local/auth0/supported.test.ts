import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listRoutes } from "../../../local/auth0/management/route-list";
import { renderSupported } from "../../../local/auth0/supported";

const TESTS = join(__dirname, "management");

/** Titles of `describeRoute`, as patterns: a placeholder matches one segment. */
function testedRoutes(): RegExp[] {
  return readdirSync(TESTS)
    .filter((file) => file.endsWith(".test.ts"))
    .flatMap((file) => [
      ...readFileSync(join(TESTS, file), "utf8").matchAll(/describeRoute\(\s*["`]([^"`]+)["`]/g),
    ])
    .map(([, title = ""]) => new RegExp(`^${title.replaceAll(/\$\{\w+\}/g, "[\\w-]+")}$`));
}

describe("SUPPORTED.md", () => {
  it("is what `npm run supported` writes", async () => {
    const written = readFileSync(join(__dirname, "../../../SUPPORTED.md"), "utf8");
    expect(written).toBe(await renderSupported());
  });
});

describe("every route of the Management API", () => {
  it("has a test", async () => {
    const tested = testedRoutes();
    const routes = (await listRoutes())
      .filter(({ kind }) => kind === "served")
      .map(({ method, path }) => `${method} ${path}`);
    expect(routes.length).toBeGreaterThan(80);
    expect(routes.filter((route) => !tested.some((title) => title.test(route)))).toEqual([]);
  });

  it("needs a scope", async () => {
    const open = (await listRoutes()).filter(({ scopes }) => scopes.length === 0);
    expect(open).toEqual([]);
  });
});
