import { listRoutes, type ServedRoute } from "../../../../local/auth0/management/route-list";
import { createManagementFixture, type ManagementFixture } from "./management-fixture";

let tenant: ManagementFixture;
let routes: ServedRoute[];

beforeAll(async () => {
  tenant = await createManagementFixture();
  routes = await listRoutes();
});
afterAll(() => tenant.close());

const ofKind = (kind: ServedRoute["kind"]): ServedRoute[] =>
  routes.filter((route) => route.kind === kind);
const filled = ({ path }: ServedRoute): string => path.replaceAll(/:\w+|\*/g, "x");

test("what a tenant here never uses can be read, but not changed", async () => {
  const unused = ofKind("unused");
  expect(unused.length).toBeGreaterThan(25);
  for (const route of unused) {
    expect(route.method).toBe("GET");
    const { status, body } = await tenant.api("GET", `${filled(route)}?include_totals=true`);
    expect([200, 404]).toContain(status);
    expect(JSON.stringify(body)).not.toContain("Internal error");
    expect((await tenant.api("POST", filled(route), {})).status).toBe(404);
  }
});

test("a list that is always empty has all forms of a list", async () => {
  expect((await tenant.api("GET", "/roles")).body).toEqual([]);
  expect((await tenant.api("GET", "/roles?include_totals=true&per_page=50")).body).toEqual({
    roles: [],
    start: 0,
    limit: 50,
    total: 0,
  });
  expect((await tenant.api("GET", "/organizations?take=50")).body).toEqual({ organizations: [] });
});

test("Rules and Hooks are refused, with the date of their end and what replaces them", async () => {
  const ended = ofKind("ended");
  expect(ended.map(({ path }) => path)).toEqual(expect.arrayContaining(["/rules", "/hooks/*"]));
  for (const route of ended) {
    const { status, body } = await tenant.api(route.method, filled(route));
    expect([status, body.errorCode]).toEqual([403, "feature_ended"]);
    expect(body.message).toContain("ended on 2026-11-18; use Actions");
  }
});

test("the tenant's own client is listed for whoever asks for it", async () => {
  const { body } = await tenant.api("GET", "/clients?is_global=true");
  expect(body).toMatchObject([{ name: "All Applications", global: true }]);
});
