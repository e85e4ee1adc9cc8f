import { startTenantProcess, type TenantProcess } from "../../tenant-process";

let tenant: TenantProcess;
beforeAll(async () => {
  tenant = await startTenantProcess();
});
beforeEach(() => tenant.reset());
afterAll(() => tenant.stop());

const advance = (advanceSeconds: unknown) => tenant.control("POST", "/clock", { advanceSeconds });
const status = async () => (await tenant.api("GET", "/guardian/policies")).status;

test("a Management API token expires after a day, and is valid again in real time", async () => {
  expect(await status()).toBe(200);
  await advance(86_390);
  expect(await status()).toBe(200);
  await advance(20);
  expect(await status()).toBe(401);
  expect((await tenant.control("DELETE", "/clock")).status).toBe(204);
  expect(await status()).toBe(200);
});

test("a token that is requested later is valid then", async () => {
  await advance(30 * 86_400);
  const later = await fetch(`${tenant.httpUrl}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: tenant.clientId,
      client_secret: tenant.clientSecret,
      audience: `${tenant.url}/api/v2/`,
    }),
  });
  const { access_token } = (await later.json()) as { access_token: string };
  const answer = await fetch(`${tenant.httpUrl}/api/v2/users`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  expect(answer.status).toBe(200);
});

test("what is created later is dated later", async () => {
  await advance(365 * 86_400);
  await tenant.control("POST", "/risk", { risk: "high" });
  const { body } = await tenant.control("GET", "/clock");
  const { now, aheadSeconds } = body as { now: string; aheadSeconds: number };
  expect(aheadSeconds).toBe(365 * 86_400);
  expect(Date.parse(now) - Date.now()).toBeGreaterThan(364 * 86_400_000);
});

test("a reset goes back to real time", async () => {
  await advance(3600);
  await tenant.reset();
  expect((await tenant.control("GET", "/clock")).body).toMatchObject({ aheadSeconds: 0 });
});

test.each(["soon", -1, null])("refuses to advance by %j", async (seconds) => {
  expect((await advance(seconds)).status).toBe(400);
  expect((await tenant.control("GET", "/clock")).body).toMatchObject({ aheadSeconds: 0 });
});
