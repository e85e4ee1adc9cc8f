import { decodeJwt } from "./jwt";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";

let tenant: TenantProcess;

beforeAll(async () => {
  tenant = await startTenantProcess();
});
beforeEach(() => tenant.reset());
afterAll(() => tenant.stop());

interface Exchange {
  status: number;
  body: Record<string, unknown>;
}

async function exchange(parameters: Record<string, string>, asForm = false): Promise<Exchange> {
  const all = {
    grant_type: "client_credentials",
    client_id: tenant.clientId,
    client_secret: tenant.clientSecret,
    audience: `${tenant.url}/api/v2/`,
    ...parameters,
  };
  const response = await fetch(`${tenant.httpUrl}/oauth/token`, {
    method: "POST",
    ...(asForm
      ? { body: new URLSearchParams(all) }
      : { body: JSON.stringify(all), headers: { "content-type": "application/json" } }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe("client credentials", () => {
  it.each([true, false])("are exchanged from a form (%s) for a day's token", async (asForm) => {
    const { status, body } = await exchange({}, asForm);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 86_400 });
    expect(decodeJwt(String(body.access_token))).toMatchObject({
      iss: `${tenant.url}/`,
      sub: `${tenant.clientId}@clients`,
      azp: tenant.clientId,
      aud: `${tenant.url}/api/v2/`,
      gty: "client-credentials",
      scope: body.scope,
    });
  });

  it("are read from the Authorization header", async () => {
    const basic = Buffer.from(`${tenant.clientId}:${tenant.clientSecret}`).toString("base64");
    const response = await fetch(`${tenant.httpUrl}/oauth/token`, {
      method: "POST",
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({
        grant_type: "client_credentials",
        audience: `${tenant.httpUrl}/api/v2/`,
      }),
    });
    expect(response.status).toBe(200);
  });

  it("give a token for either origin's audience", async () => {
    const { body } = await exchange({ audience: `${tenant.httpUrl}/api/v2/` });
    const answer = await fetch(`${tenant.httpUrl}/api/v2/guardian/policies`, {
      headers: { authorization: `Bearer ${String(body.access_token)}` },
    });
    expect(answer.status).toBe(200);
  });

  it("give the scopes that were requested and are granted", async () => {
    const { body } = await exchange({ scope: "read:users fly:away" });
    expect(body.scope).toBe("read:users");
  });

  it("give the scopes of the grant at that moment", async () => {
    const { body: grants } = await tenant.api("GET", "/client-grants");
    const [grant] = grants as { id: string }[];
    await tenant.api("PATCH", `/client-grants/${grant?.id ?? ""}`, { scope: ["read:users"] });
    expect((await exchange({})).body.scope).toBe("read:users");
  });

  it.each([
    ["a wrong secret", { client_secret: "wrong" }, 401, "access_denied"],
    ["an unknown client", { client_id: "nobody" }, 401, "access_denied"],
    ["an unknown API", { audience: "https://none.example" }, 403, "access_denied"],
  ])("are refused with %s", async (_, parameters, status, error) => {
    const answer = await exchange(parameters);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
  });

  it("are refused to an application that isn't granted the API", async () => {
    const { body } = await tenant.api("POST", "/clients", { name: "other" });
    const { client_id, client_secret } = body as { client_id: string; client_secret: string };
    const answer = await exchange({ client_id, client_secret });
    expect([answer.status, answer.body.error]).toEqual([403, "access_denied"]);
    expect(answer.body.error_description).toContain("client-grant");
  });
});

describe("the token endpoint", () => {
  it("passes every other grant on, with its body unread", async () => {
    const { status, body } = await exchange(
      { grant_type: "refresh_token", refresh_token: "none" },
      true,
    );
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error).not.toBe("unsupported_grant_type");
  });
});
