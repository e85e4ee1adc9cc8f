import { readFileSync } from "node:fs";
import { request } from "node:https";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";

let tenant: TenantProcess;

beforeAll(async () => {
  tenant = await startTenantProcess();
});
beforeEach(() => tenant.reset());
afterAll(() => tenant.stop());

const POLICIES = "/guardian/policies";

describe("GET /_local/health", () => {
  it("is 200 when the tenant is ready", async () => {
    expect((await tenant.control("GET", "/health")).status).toBe(200);
  });
});

describe("GET /_local/requests", () => {
  it("lists the Management API requests since the reset, and nothing else", async () => {
    await tenant.api("GET", `${POLICIES}?x=1`);
    await tenant.control("GET", "/state");
    await tenant.api("PUT", POLICIES, ["all-applications"]);
    await fetch(`${tenant.httpUrl}/api/v2/users`);
    expect((await tenant.control("GET", "/requests")).body).toEqual([
      { n: 1, method: "GET", path: `/api/v2${POLICIES}?x=1`, status: 200, body: null },
      { n: 2, method: "PUT", path: `/api/v2${POLICIES}`, status: 200, body: ["all-applications"] },
      { n: 3, method: "GET", path: "/api/v2/users", status: 401, body: null },
    ]);
  });

  it("masks the secrets of bodies", async () => {
    await tenant.api("POST", "/users", {
      connection: "Username-Password-Authentication",
      email: "ada@example.com",
      password: "Hidden-value-1",
    });
    await tenant.api("POST", "/actions/actions", {
      name: "sms",
      supported_triggers: [{ id: "send-phone-message" }],
      secrets: [{ name: "TOKEN", value: "Hidden-value-2" }],
    });
    await tenant.api("POST", "/branding/phone/providers", {
      name: "twilio",
      configuration: { sid: "sid", default_from: "+15005550100", delivery_methods: ["text"] },
      credentials: { auth_token: "Hidden-value-3" },
    });
    const shown = JSON.stringify([
      (await tenant.control("GET", "/requests")).body,
      (await tenant.control("GET", "/state")).body,
    ]);
    expect(shown).toContain("TOKEN");
    expect(shown).not.toContain("Hidden-value");
  });
});

describe("GET /_local/state", () => {
  it("shows what the tenant holds, without a secret or a password hash", async () => {
    await tenant.api("POST", "/users", {
      connection: "Username-Password-Authentication",
      email: "ada@example.com",
      password: "Correct-horse-1",
    });
    const { body } = await tenant.control("GET", "/state");
    expect(body).toMatchObject({
      tenant: { phone_consolidated_experience: false },
      clients: [{ client_id: tenant.clientId }],
      connections: [{ name: "Username-Password-Authentication" }],
      users: [{ email: "ada@example.com" }],
      actions: [],
      bindings: [],
      phoneProviders: [],
      guardian: { policies: [], factors: { sms: false } },
    });
    expect(JSON.stringify(body)).not.toContain(tenant.clientSecret);
    expect(JSON.stringify(body)).not.toContain("scrypt");
  });

  it("marks equal secrets of Actions alike, and others otherwise", async () => {
    const secrets = ["one", "other", "one"].map((value, n) => ({ name: `SECRET_${n}`, value }));
    const supported_triggers = [{ id: "send-phone-message" }];
    await tenant.api("POST", "/actions/actions", { name: "sms", supported_triggers, secrets });
    const { body } = await tenant.control("GET", "/state");
    const [action] = (body as { actions: { secrets: { mark: string }[] }[] }).actions;
    const [one, other, same] = action?.secrets.map(({ mark }) => mark) ?? [];
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });
});

describe("POST /_local/reset", () => {
  it("resets everything, and keeps the credentials valid", async () => {
    const before = await tenant.control("GET", "/state");
    await tenant.api("PATCH", "/tenants/settings", { phone_consolidated_experience: true });
    await tenant.api("PUT", POLICIES, ["all-applications"]);
    await tenant.api("POST", "/clients", { name: "SPA" });
    await tenant.control("POST", "/faults", { from: 1, status: 500 });
    await tenant.reset();
    expect(await tenant.control("GET", "/state")).toEqual(before);
    expect((await tenant.control("GET", "/requests")).body).toEqual([]);
    expect((await tenant.api("GET", POLICIES)).status).toBe(200);
  });
});

describe("POST /_local/faults", () => {
  it("fails a number of requests from the n-th on, and carries none of them out", async () => {
    await tenant.control("POST", "/faults", { from: 2, count: 1, status: 503 });
    const statuses = [];
    for (const policies of [[], ["all-applications"], ["confidence-score"]]) {
      statuses.push((await tenant.api("PUT", POLICIES, policies)).status);
      statuses.push((await tenant.control("GET", "/state")).body);
    }
    expect(statuses.filter((_, index) => index % 2 === 0)).toEqual([200, 503, 200]);
    expect(statuses[3]).toMatchObject({ guardian: { policies: [] } });
    expect((await tenant.control("GET", "/requests")).body).toMatchObject([
      { n: 1, status: 200 },
      { n: 2, status: 503 },
      { n: 3, status: 200 },
    ]);
  });

  it("fails all that follow with a count of null, until DELETE ends it", async () => {
    await tenant.control("POST", "/faults", { from: 1, count: null, status: 500 });
    expect((await tenant.api("GET", POLICIES)).status).toBe(500);
    expect((await tenant.api("GET", POLICIES)).status).toBe(500);
    expect((await tenant.control("DELETE", "/faults")).status).toBe(204);
    expect((await tenant.api("GET", POLICIES)).status).toBe(200);
  });

  it("cuts the connection and carries nothing out", async () => {
    await tenant.token();
    await tenant.control("POST", "/faults", { from: 1, drop: true });
    await expect(tenant.api("PUT", POLICIES, ["all-applications"])).rejects.toThrow();
    await tenant.control("DELETE", "/faults");
    expect((await tenant.api("GET", POLICIES)).body).toEqual([]);
    expect((await tenant.control("GET", "/requests")).body).toMatchObject([
      { n: 1, status: null },
      {},
    ]);
  });

  it("carries out and holds the answer", async () => {
    await tenant.token();
    await tenant.control("POST", "/faults", { from: 1, count: 1, holdMs: 600_000 });
    let isAnswered = false;
    const answer = tenant.api("PUT", POLICIES, ["all-applications"]).finally(() => {
      isAnswered = true;
    });
    while (
      !JSON.stringify((await tenant.control("GET", "/state")).body).includes("all-applications")
    );
    expect(isAnswered).toBe(false);
    await tenant.control("DELETE", "/faults");
    expect((await answer).status).toBe(200);
  });

  it("strikes by method and path, whoever asks", async () => {
    await tenant.control("POST", "/faults", { method: "PUT", path: "/guardian/*", status: 500 });
    expect((await tenant.api("GET", POLICIES)).status).toBe(200);
    expect((await tenant.api("PUT", POLICIES, [])).status).toBe(500);
    expect((await tenant.api("PATCH", "/tenants/settings", { friendly_name: "x" })).status).toBe(
      200,
    );
  });

  it("counts the strikes of each fault of a list by itself", async () => {
    await tenant.control("POST", "/faults", [
      { path: `/api/v2${POLICIES}`, count: 1, status: 503 },
      { method: "PUT", count: 2, status: 429 },
      { from: 5, count: null, status: 500 },
    ]);
    const statuses = [];
    for (const method of ["GET", "PUT", "GET", "PUT", "PUT"])
      statuses.push((await tenant.api(method, POLICIES, method === "PUT" ? [] : undefined)).status);
    expect(statuses).toEqual([503, 429, 200, 429, 500]);
  });

  it.each([
    [],
    [{ from: 1, status: 500 }, { from: 1 }],
    { status: 500 },
    { from: 1, method: "put", status: 500 },
    { path: "guardian", status: 500 },
    { from: 0, status: 500 },
    { from: 1 },
    { from: 1, drop: true, status: 500 },
  ])("refuses %j and sets nothing", async (fault) => {
    expect((await tenant.control("POST", "/faults", fault)).status).toBe(400);
    expect((await tenant.api("GET", POLICIES)).status).toBe(200);
  });
});

describe("a page of another site", () => {
  it.each(["/_local/reset", "/%5Flocal/reset", "/%5flocal/res%65t", "/_local/carrier"])(
    "can't control the tenant by POST %s",
    async (path) => {
      const answer = await fetch(`${tenant.httpUrl}${path}`, {
        method: "POST",
        headers: { origin: "https://evil.example" },
      });
      expect(answer.status).toBe(403);
    },
  );

  it("can't reach the tenant under a name of its own", async () => {
    const status = await new Promise((resolve, reject) => {
      request(
        `${tenant.url}/_local/state`,
        {
          headers: { host: "evil.example" },
          servername: "localhost",
          ca: readFileSync(tenant.caFile),
          checkServerIdentity: () => undefined,
        },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on("error", reject)
        .end();
    });
    expect(status).toBe(421);
  });

  it("isn't allowed to read the Management API's answers", async () => {
    const answer = await fetch(`${tenant.httpUrl}/api/v2/users`, {
      headers: { origin: "https://evil.example", authorization: `Bearer ${await tenant.token()}` },
    });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("POST /_local/builds", () => {
  const ACTION = { name: "sms", supported_triggers: [{ id: "send-phone-message" }] };
  const nextBuild = (outcome: string) => tenant.control("POST", "/builds", { outcome });
  const statuses = async (id: string): Promise<unknown[]> => {
    const seen = [];
    for (let look = 0; look < 3; look += 1) {
      seen.push(
        ((await tenant.api("GET", `/actions/actions/${id}`)).body as { status: string }).status,
      );
    }
    return seen;
  };

  it.each([
    ["fails", ["building", "failed", "failed"]],
    ["never-ends", ["building", "building", "building"]],
  ])(
    "makes a build that %s, whose draft can't be deployed until a change builds it again",
    async (outcome, seen) => {
      expect((await nextBuild(outcome)).status).toBe(204);
      const { id } = (await tenant.api("POST", "/actions/actions", ACTION)).body as { id: string };
      expect(await statuses(id)).toEqual(seen);
      expect(await tenant.api("POST", `/actions/actions/${id}/deploy`)).toMatchObject({
        status: 400,
        body: { errorCode: "draft_not_built" },
      });

      await nextBuild("succeeds");
      expect(await statuses(id)).toEqual(seen.slice(1).concat(seen.slice(-1)));
      await tenant.api("PATCH", `/actions/actions/${id}`, { code: "exports.x = 1;" });
      expect(await statuses(id)).toEqual(["building", "built", "built"]);
    },
  );

  it("is forgotten by a reset", async () => {
    await nextBuild("fails");
    await tenant.reset();
    const { id } = (await tenant.api("POST", "/actions/actions", ACTION)).body as { id: string };
    expect(await statuses(id)).toEqual(["building", "built", "built"]);
  });

  it("refuses another outcome", async () => {
    expect((await nextBuild("explodes")).status).toBe(400);
  });
});
