import { Browser } from "../../../../local/demo/journey/browser";
import { requestAuthorization } from "../../../../local/demo/journey/application";
import { openManagement, type Manage } from "../../../cli/management-requests";
import { startTenantProcess, type TenantProcess } from "../../../tenant-process";

const CALLBACK = "https://app.example.com/callback";
const EMAIL = "ada@example.com";
const PASSWORD = "Passw0rd!";
const BLOCKED = "Your account has been blocked after multiple consecutive login attempts.";
const WRONG = "Wrong email or password";
const DAY = 86_400;

let tenant: TenantProcess;
let manage: Manage;
let clientId: string;

beforeAll(async () => {
  tenant = await startTenantProcess();
});

beforeEach(async () => {
  await tenant.reset();
  manage = await openManagement(tenant);
  const [connection] = await manage<{ id: string; name: string }[]>("GET", "connections");
  ({ client_id: clientId } = await manage<{ client_id: string }>("POST", "clients", {
    name: "App",
    app_type: "spa",
    callbacks: [CALLBACK],
    grant_types: ["authorization_code"],
    token_endpoint_auth_method: "none",
  }));
  await manage("PATCH", `connections/${connection?.id ?? ""}/clients`, [
    { client_id: clientId, status: true },
  ]);
  await manage("POST", "users", { connection: connection?.name, email: EMAIL, password: PASSWORD });
});

afterAll(() => tenant.stop());

const protect = (settings: object) =>
  manage("PATCH", "attack-protection/brute-force-protection", settings);

/** Gives these passwords one after the other. Returns what the last page says; `undefined`: the login went on. */
async function give(...passwords: string[]): Promise<string | undefined> {
  const browser = new Browser(tenant.httpUrl);
  const url = requestAuthorization(tenant.httpUrl, { clientId, callback: CALLBACK }).url;
  let page = await browser.open(url);
  for (const password of passwords)
    page = await browser.submit("Log in", page, { username: EMAIL, password });
  return page.problem;
}

const wrong = (times: number): string[] => Array<string>(times).fill("Wr0ng-password");

const blocks = async () =>
  (await manage<{ blocked_for: object[] }>("GET", `user-blocks?identifier=${EMAIL}`)).blocked_for;

test("ten wrong passwords block the right one, and a log event says so", async () => {
  expect(await give(...wrong(10))).toBe(WRONG);
  expect(await give(PASSWORD)).toBe(BLOCKED);
  const types = (await manage<{ type: string }[]>("GET", "logs")).map(({ type }) => type);
  expect(types).toContain("limit_wc");
});

test("a right password before the tenth wrong one starts the count again", async () => {
  expect(await give(...wrong(9), PASSWORD)).toBeUndefined();
  expect(await give(...wrong(9), PASSWORD)).toBeUndefined();
});

test("the tenant's settings decide how many, and whether to block at all", async () => {
  await protect({ max_attempts: 2 });
  expect(await give(...wrong(2), PASSWORD)).toBe(BLOCKED);
  await protect({ max_attempts: 5 });
  expect(await give(PASSWORD)).toBeUndefined();
  await protect({ max_attempts: 2, shields: ["user_notification"] });
  expect(await give(...wrong(4), PASSWORD)).toBeUndefined();
  await protect({ shields: ["block"], enabled: false });
  expect(await give(...wrong(4), PASSWORD)).toBeUndefined();
});

test("if blocking is off, the wrong password that reaches the limit is reported, and none after it", async () => {
  await protect({ max_attempts: 2, shields: ["user_notification"] });
  expect(await give(...wrong(4))).toBe(WRONG);
  const types = (await manage<{ type: string }[]>("GET", "logs")).map(({ type }) => type);
  expect(types.filter((type) => type === "limit_wc")).toHaveLength(1);
});

test("addresses on the allowlist are never blocked", async () => {
  await protect({ max_attempts: 1, allowlist: ["127.0.0.0/8", "::1"] });
  expect(await give(...wrong(3), PASSWORD)).toBeUndefined();
});

test("a block ends 30 days after the last wrong password", async () => {
  await protect({ max_attempts: 1 });
  await give(...wrong(1));
  await tenant.control("POST", "/clock", { advanceSeconds: 30 * DAY - 60 });
  expect(await give(PASSWORD)).toBe(BLOCKED);
  await tenant.control("POST", "/clock", { advanceSeconds: 120 });
  expect(await give(PASSWORD)).toBeUndefined();
});

test("an administrator removes the block", async () => {
  await protect({ max_attempts: 1 });
  expect(await blocks()).toEqual([]);
  await give(...wrong(1));
  expect(await blocks()).toEqual([
    {
      identifier: EMAIL,
      ip: expect.any(String) as unknown,
      connection: expect.any(String) as unknown,
    },
  ]);
  await manage("DELETE", `user-blocks?identifier=${EMAIL}`);
  expect(await give(PASSWORD)).toBeUndefined();
});

test("a new password removes the block, and counting by identifier leaves the address out", async () => {
  await protect({ max_attempts: 1, mode: "count_per_identifier" });
  await give(...wrong(1));
  expect(await blocks()).toEqual([
    { identifier: EMAIL, connection: expect.any(String) as unknown },
  ]);
  const [user] = await manage<{ user_id: string }[]>("GET", `users-by-email?email=${EMAIL}`);
  const path = `users/${encodeURIComponent(user?.user_id ?? "")}`;
  await manage("PATCH", path, { password: "An0ther-one!" });
  expect(await give("An0ther-one!")).toBeUndefined();
});
