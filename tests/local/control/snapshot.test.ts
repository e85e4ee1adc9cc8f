import { requestAuthorization } from "../../../local/demo/journey/application";
import { Browser } from "../../../local/demo/journey/browser";
import { exchangeCode } from "../../../local/demo/journey/exchange-code";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";

const CALLBACK = "https://app.example.com/callback";
const USER = { email: "ada@example.com", password: "Passw0rd!" };

let tenant: TenantProcess;
let other: TenantProcess;
beforeAll(async () => {
  [tenant, other] = await Promise.all([
    startTenantProcess("--experience", "unified"),
    startTenantProcess(),
  ]);
});
afterAll(() => Promise.all([tenant.stop(), other.stop()]));

const state = async (of: TenantProcess): Promise<object> =>
  (await of.control("GET", "/state")).body as object;

/** A mark of a secret differs between processes; a secret that is the same stays the same by its date. */
const withoutMarks = (value: object): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === "mark" ? undefined : inner)));

async function fill(of: TenantProcess): Promise<string> {
  const [connection] = (await of.api("GET", "/connections")).body as { id: string; name: string }[];
  const { body } = await of.api("POST", "/clients", {
    name: "App",
    app_type: "spa",
    callbacks: [CALLBACK],
    grant_types: ["authorization_code", "refresh_token"],
    token_endpoint_auth_method: "none",
  });
  const { client_id } = body as { client_id: string };
  await of.api("PATCH", `/connections/${connection?.id ?? ""}/clients`, [
    { client_id, status: true },
  ]);
  await of.api("POST", "/users", { connection: connection?.name, ...USER });
  await of.api("POST", "/actions/actions", {
    name: "sms",
    supported_triggers: [{ id: "custom-phone-provider" }],
    secrets: [{ name: "TOKEN", value: "hidden" }],
  });
  return client_id;
}

test("puts sessions, tokens and settings back as they were", async () => {
  await tenant.reset();
  const clientId = await fill(tenant);
  const application = { clientId, callback: CALLBACK };
  const scope = { scope: "openid offline_access" };
  const browser = new Browser(tenant.httpUrl);
  const request = requestAuthorization(tenant.httpUrl, application, scope);
  const login = await browser.open(request.url);
  const { url } = await browser.submit("Log in", login, {
    username: USER.email,
    password: USER.password,
  });
  const { tokens } = await exchangeCode(tenant.httpUrl, request, url);
  const before = await state(tenant);
  const requests = (await tenant.control("GET", "/requests")).body;
  const { body: snapshot } = await tenant.control("GET", "/snapshot");

  await tenant.reset();
  await tenant.api("PUT", "/guardian/policies", ["all-applications"]);
  expect((await tenant.control("PUT", "/snapshot", snapshot)).status).toBe(204);

  expect(await state(tenant)).toEqual(before);
  expect((await tenant.control("GET", "/requests")).body).toEqual(requests);
  const again = requestAuthorization(tenant.httpUrl, application, { prompt: "none" });
  expect((await browser.open(again.url)).url.searchParams.get("code")).not.toBeNull();
  const refreshed = await fetch(`${tenant.httpUrl}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "refresh_token",
      client_id: clientId,
      refresh_token: tokens.refresh_token ?? "",
    }),
  });
  expect(refreshed.status).toBe(200);
  const { body: after } = await tenant.control("GET", "/snapshot");
  expect((after as { signingKey: object }).signingKey).toEqual(
    (snapshot as { signingKey: object }).signingKey,
  );
});

test("restores a tenant in another process, at its addresses and for its credentials", async () => {
  await tenant.reset();
  await fill(tenant);
  await tenant.control("POST", "/clock", { advanceSeconds: 60 });
  const { body: snapshot } = await tenant.control("GET", "/snapshot");
  expect((await other.control("PUT", "/snapshot", snapshot)).status).toBe(204);

  const moved = JSON.stringify(await state(tenant))
    .replaceAll(tenant.url, other.url)
    .replaceAll(tenant.clientId, other.clientId);
  expect(withoutMarks(await state(other))).toEqual(withoutMarks(JSON.parse(moved) as object));
  // The first token was signed with the key that the snapshot replaced.
  const fresh = await fetch(`${other.httpUrl}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: other.clientId,
      client_secret: other.clientSecret,
      audience: `${other.url}/api/v2/`,
    }),
  });
  const { access_token } = (await fresh.json()) as { access_token: string };
  const settings = await fetch(`${other.httpUrl}/api/v2/tenants/settings`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  expect(await settings.json()).toMatchObject({ phone_consolidated_experience: true });
  expect((await other.control("GET", "/clock")).body).toMatchObject({ aheadSeconds: 60 });
});

test.each([{}, { format: 2 }, { format: 1 }, { format: 1, signingKey: { kid: "", jwk: {} } }])(
  "refuses %j and changes nothing",
  async (snapshot) => {
    const before = await state(tenant);
    expect((await tenant.control("PUT", "/snapshot", snapshot)).status).toBe(400);
    expect(await state(tenant)).toEqual(before);
  },
);
