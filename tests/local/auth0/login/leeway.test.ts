import { exchangeCode, refreshTokens } from "../../../../local/demo/journey/exchange-code";
import { decodeJwt } from "../jwt";
import { startPeople, type LoginPeople } from "./people";

const DAY = 86_400;

let people: LoginPeople;

beforeAll(async () => {
  people = await startPeople();
  await people.tenant.manage("PUT", "guardian/policies", []);
});

afterEach(() => people.tenant.control("DELETE", "/clock"));

afterAll(() => people.tenant.stop());

const setLeeway = (leeway: number) =>
  people.tenant.manage("PATCH", `clients/${people.tenant.appClientId}`, {
    refresh_token: {
      rotation_type: "rotating",
      expiration_type: "expiring",
      leeway,
      token_lifetime: 30 * DAY,
      idle_token_lifetime: 15 * DAY,
    },
  });

async function newTokens() {
  const browser = people.newBrowser();
  const request = people.authorize({ screen_hint: "signup" });
  const page = await browser.open(request.url);
  const email = `${Math.random().toString(36).slice(2)}@example.com`;
  const { url } = await browser.submit("Sign up", page, { email, password: "Passw0rd!" });
  return (await exchangeCode(people.tenant.httpUrl, request, url)).tokens;
}

const newToken = async (): Promise<string> => (await newTokens()).refresh_token ?? "";

const refresh = async (token: string): Promise<string> =>
  (await refreshTokens(people.tenant.httpUrl, people.tenant.appClientId, token)).refresh_token ??
  "";

const INVALID = "403 invalid_grant: Unknown or invalid refresh token.";

test("two tabs may use one refresh token within the leeway, and each gets one that works", async () => {
  await setLeeway(30);
  const token = await newToken();
  const [first, second] = await Promise.all([refresh(token), refresh(token)]);
  expect(first).not.toBe(second);
  expect(await refresh(first)).not.toBe("");
  expect(await refresh(second)).not.toBe("");
});

test("after the leeway a second use ends everything that came from the token", async () => {
  await setLeeway(30);
  const token = await newToken();
  const next = await refresh(token);
  await people.advance(31);
  await expect(refresh(token)).rejects.toThrow(INVALID);
  await expect(refresh(next)).rejects.toThrow(INVALID);
});

test("without a leeway the second use is refused at once", async () => {
  await setLeeway(0);
  const token = await newToken();
  await refresh(token);
  await expect(refresh(token)).rejects.toThrow(INVALID);
});

test("a refresh token expires after 15 days without use, and after 30 days in any case", async () => {
  await setLeeway(0);
  const unused = await newToken();
  await people.advance(15 * DAY + 60);
  await expect(refresh(unused)).rejects.toThrow(INVALID);
  let used = await newToken();
  for (const days of [14, 14]) {
    await people.advance(days * DAY);
    used = await refresh(used);
  }
  await people.advance(3 * DAY);
  await expect(refresh(used)).rejects.toThrow(INVALID);
});

test("ID tokens are dated by real time, whatever the tenant's clock says", async () => {
  await people.advance(DAY);
  const { iat } = decodeJwt((await newTokens()).id_token);
  expect(Math.abs(Number(iat) - Date.now() / 1000)).toBeLessThan(DAY / 2);
});
