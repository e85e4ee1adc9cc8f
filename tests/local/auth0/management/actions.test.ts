import {
  createManagementFixture,
  describeRoute,
  type ManagementFixture,
} from "./management-fixture";

const SEND = [{ id: "send-phone-message", version: "v2" }];
const PROVIDER = [{ id: "custom-phone-provider", version: "v1" }];

let tenant: ManagementFixture;

beforeAll(async () => {
  tenant = await createManagementFixture();
});
beforeEach(() => {
  tenant.reset();
});
afterAll(() => tenant.close());

async function createAction(changes: object = {}): Promise<string> {
  const body = { name: "send", supported_triggers: SEND, code: "exports.a = 1;", ...changes };
  const answer = await tenant.api("POST", "/actions/actions", body);
  expect(answer.status).toBe(201);
  return answer.textAt("id");
}

async function deployAction(id: string): Promise<void> {
  await tenant.api("GET", `/actions/actions/${id}`);
  const { status } = await tenant.api("POST", `/actions/actions/${id}/deploy`);
  expect(status).toBe(200);
}

describeRoute("POST /actions/actions", () => {
  it("makes an Action whose draft is pending, with Auth0's defaults", async () => {
    const { status, body } = await tenant.api("POST", "/actions/actions", {
      name: "send",
      supported_triggers: [{ id: "send-phone-message" }],
      secrets: [{ name: "TOKEN", value: "hidden-value" }],
    });
    expect(status).toBe(201);
    const { id, created_at, updated_at, secrets, ...rest } = body;
    expect(rest).toEqual({
      name: "send",
      supported_triggers: SEND,
      code: "module.exports = () => {}",
      dependencies: [],
      runtime: "node22",
      status: "pending",
      all_changes_deployed: false,
    });
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect([created_at, updated_at].join()).toMatch(
      /^[\d-]+T[\d:]+\.\d{9}Z,[\d-]+T[\d:]+\.\d{9}Z$/,
    );
    expect(secrets).toMatchObject([{ name: "TOKEN" }]);
    expect(JSON.stringify(body)).not.toContain("hidden-value");
  });

  it.each([
    ["an unknown field", { color: "red" }, "Additional properties not allowed: color"],
    ["a name of another type", { name: 5 }, "Expected type string but found type integer"],
    [
      "an unknown trigger",
      { supported_triggers: [{ id: "at-noon" }] },
      "No enum match for: at-noon",
    ],
    [
      "an unknown version",
      { supported_triggers: [{ id: "send-phone-message", version: "v9" }] },
      "no version v9",
    ],
    ["an unknown runtime", { runtime: "node12" }, "node12"],
    ["more than 100 kB of code", { code: "x".repeat(100_001) }, "100 kB"],
    [
      "31 secrets",
      { secrets: Array.from({ length: 31 }, (_, i) => ({ name: `S${i}`, value: "v" })) },
      "Array is too long (31), maximum 30",
    ],
    [
      "a secret name of 129 characters",
      { secrets: [{ name: "N".repeat(129), value: "v" }] },
      "maximum 128",
    ],
    [
      "a secret value of 4097 characters",
      { secrets: [{ name: "N", value: "v".repeat(4097) }] },
      "maximum 4096",
    ],
    [
      "the same secret twice",
      {
        secrets: [
          { name: "N", value: "1" },
          { name: "N", value: "2" },
        ],
      },
      "unique",
    ],
    [
      "11 npm modules",
      { dependencies: Array.from({ length: 11 }, (_, i) => ({ name: `m${i}`, version: "1.0.0" })) },
      "maximum 10",
    ],
  ])("refuses %s and keeps nothing", async (_, changes, message) => {
    const { status, body } = await tenant.api("POST", "/actions/actions", {
      name: "send",
      supported_triggers: SEND,
      ...changes,
    });
    expect([status, body.error, body.errorCode]).toEqual([400, "Bad Request", "invalid_body"]);
    expect(body.message).toContain(message);
    expect(tenant.ctx.store.actions.size).toBe(0);
  });

  it("refuses an Action without a name", async () => {
    const { body } = await tenant.api("POST", "/actions/actions", { supported_triggers: SEND });
    expect(body).toEqual({
      statusCode: 400,
      error: "Bad Request",
      message: "Payload validation error: 'Missing required property: name'.",
      errorCode: "invalid_body",
    });
  });

  it("accepts 100 kB of code, 30 secrets and 10 npm modules", async () => {
    await createAction({
      code: "x".repeat(100_000),
      secrets: Array.from({ length: 30 }, (_, i) => ({ name: `S${i}`, value: "v" })),
      dependencies: Array.from({ length: 10 }, (_, i) => ({ name: `m${i}`, version: "1.0.0" })),
    });
  });

  it("has one Action for the custom phone provider", async () => {
    await createAction({ supported_triggers: PROVIDER });
    const { status, body } = await tenant.api("POST", "/actions/actions", {
      name: "second",
      supported_triggers: PROVIDER,
    });
    expect(status).toBe(403);
    expect(body.message).toBe("custom-phone-provider can only have one supported Action");
    expect(body.errorCode).toBe("actions_cardinality_custom_phone_provider_not_allowed");
  });

  it("deploys at once when it is asked to", async () => {
    const id = await createAction({ deploy: true });
    const { body } = await tenant.api("GET", `/actions/actions/${id}`);
    expect(body).toHaveProperty("deployed_version.deployed", true);
  });

  it("has at most 100 Actions", async () => {
    for (let count = 0; count < 100; count += 1) await createAction({ name: `a${count}` });
    const { status } = await tenant.api("POST", "/actions/actions", {
      name: "one too many",
      supported_triggers: SEND,
    });
    expect(status).toBe(403);
  });
});

describeRoute("GET /actions/actions/:id", () => {
  it("shows the draft building, then built", async () => {
    const id = await createAction();
    const first = await tenant.api("GET", `/actions/actions/${id}`);
    const second = await tenant.api("GET", `/actions/actions/${id}`);
    expect([first.body.status, second.body.status]).toEqual(["building", "built"]);
  });

  it("shows the deployed version in both its forms", async () => {
    const id = await createAction({ secrets: [{ name: "TOKEN", value: "hidden-value" }] });
    await deployAction(id);
    const { body } = await tenant.api("GET", `/actions/actions/${id}`);
    expect(body.all_changes_deployed).toBe(true);
    expect(body.current_version).toMatchObject({ status: "BUILT", number: 1 });
    expect(body.deployed_version).toMatchObject({ status: "built", number: 1, deployed: true });
    expect(JSON.stringify(body)).not.toContain("hidden-value");
  });

  it("answers 404 for an Action that doesn't exist", async () => {
    const { status, body } = await tenant.api("GET", "/actions/actions/none");
    expect(status).toBe(404);
    expect(body).toEqual({
      statusCode: 404,
      error: "Not Found",
      message: "That action does not exist.",
    });
  });
});

describeRoute("GET /actions/actions", () => {
  it("lists by trigger, name and deployment", async () => {
    await createAction({ name: "one" });
    const id = await createAction({
      name: "two",
      supported_triggers: [{ id: "post-login", version: "v3" }],
    });
    await deployAction(id);
    const names = async (query: string): Promise<unknown[]> => {
      const answer = await tenant.api("GET", `/actions/actions?${query}`);
      return answer.each("actions", "name");
    };
    expect(await names("")).toEqual(["one", "two"]);
    expect(await names("triggerId=post-login")).toEqual(["two"]);
    expect(await names("actionName=one")).toEqual(["one"]);
    expect(await names("deployed=false")).toEqual(["one"]);
    expect(await names("installed=true")).toEqual([]);
  });

  it("leaves out what is zero: no page on the first, no total on an empty one", async () => {
    await createAction();
    const first = await tenant.api("GET", "/actions/actions?page=0&per_page=1");
    const second = await tenant.api("GET", "/actions/actions?page=1&per_page=1");
    expect(Object.keys(first.body).sort()).toEqual(["actions", "per_page", "total"]);
    expect(second.body).toEqual({ actions: [], page: 1, per_page: 1 });
  });

  it("refuses a query that isn't a number", async () => {
    const { status, body } = await tenant.api("GET", "/actions/actions?page=first");
    expect([status, body.errorCode]).toEqual([400, "invalid_query_string"]);
    expect(body.message).toBe(
      "Query validation error: 'Expected type integer but found type string' on property page.",
    );
  });
});

describeRoute("PATCH /actions/actions/:id", () => {
  it("builds the draft again and leaves the deployed version alone", async () => {
    const id = await createAction({ code: "exports.a = 1;" });
    await deployAction(id);
    const { body } = await tenant.api("PATCH", `/actions/actions/${id}`, {
      code: "exports.a = 2;",
    });
    expect(body).toMatchObject({
      status: "pending",
      all_changes_deployed: false,
      code: "exports.a = 2;",
      deployed_version: { code: "exports.a = 1;" },
    });
  });

  it("replaces the list of secrets, and keeps the value of one that comes without", async () => {
    const secrets = [
      { name: "KEPT", value: "one" },
      { name: "GONE", value: "two" },
    ];
    const id = await createAction({ secrets });
    await tenant.api("PATCH", `/actions/actions/${id}`, {
      secrets: [{ name: "NEW", value: "three" }, { name: "KEPT" }],
    });
    const values = tenant.ctx.store.actions
      .get(id)
      ?.secrets.map(({ name, value }) => [name, value]);
    expect(values).toEqual([
      ["KEPT", "one"],
      ["NEW", "three"],
    ]);
  });

  it("keeps secrets that the change doesn't name", async () => {
    const id = await createAction({ secrets: [{ name: "KEPT", value: "one" }] });
    const { body } = await tenant.api("PATCH", `/actions/actions/${id}`, {
      code: "exports.a = 2;",
    });
    expect(body.secrets).toHaveLength(1);
  });

  it("refuses a new secret without a value and changes nothing", async () => {
    const id = await createAction();
    const { status } = await tenant.api("PATCH", `/actions/actions/${id}`, {
      code: "changed",
      secrets: [{ name: "NEW" }],
    });
    expect(status).toBe(400);
    expect(tenant.ctx.store.actions.get(id)?.code).toBe("exports.a = 1;");
  });
});

describeRoute("POST /actions/actions/:id/deploy", () => {
  it("refuses to deploy a draft that isn't built", async () => {
    const id = await createAction();
    const { status, body } = await tenant.api("POST", `/actions/actions/${id}/deploy`);
    expect(status).toBe(400);
    expect(body.message).toContain("must be in the 'built' state");
  });

  it("answers with the version as it was just before it runs", async () => {
    const id = await createAction();
    await tenant.api("GET", `/actions/actions/${id}`);
    const { status, body } = await tenant.api("POST", `/actions/actions/${id}/deploy`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ number: 1, deployed: false, status: "built", action: { id } });
    expect(body).not.toHaveProperty("built_at");
  });

  it("keeps 50 versions, the deployed one among them", async () => {
    const id = await createAction();
    for (let count = 0; count < 52; count += 1) await deployAction(id);
    const versions = tenant.ctx.store.actions.get(id)?.versions ?? [];
    expect([versions.length, versions.at(0)?.number, versions.at(-1)?.number]).toEqual([50, 3, 52]);
    expect(versions.filter(({ deployed }) => deployed).map(({ number }) => number)).toEqual([52]);
  });
});

describeRoute("GET /actions/actions/:actionId/versions", () => {
  it("lists what was deployed, newest first", async () => {
    const id = await createAction();
    await deployAction(id);
    await deployAction(id);
    const list = await tenant.api("GET", `/actions/actions/${id}/versions`);
    expect(list.each("versions", "number")).toEqual([2, 1]);
  });
});

describeRoute("GET /actions/actions/:actionId/versions/:id", () => {
  it("shows one version, and answers 404 for another", async () => {
    const id = await createAction();
    await deployAction(id);
    const list = await tenant.api("GET", `/actions/actions/${id}/versions`);
    const versionId = list.textAt("versions.0.id");
    const { body } = await tenant.api("GET", `/actions/actions/${id}/versions/${versionId}`);
    expect(body).toMatchObject({ id: versionId, action_id: id, deployed: true });
    expect((await tenant.api("GET", `/actions/actions/${id}/versions/none`)).status).toBe(404);
  });
});

describeRoute("POST /actions/actions/:actionId/versions/:id/deploy", () => {
  it("makes an old version run again, as a new one", async () => {
    const id = await createAction({ code: "exports.a = 1;" });
    await deployAction(id);
    await tenant.api("PATCH", `/actions/actions/${id}`, { code: "exports.a = 2;" });
    await deployAction(id);
    const list = await tenant.api("GET", `/actions/actions/${id}/versions`);
    const path = `/actions/actions/${id}/versions/${list.textAt("versions.1.id")}/deploy`;
    const { body } = await tenant.api("POST", path, { update_draft: true });
    expect([body.number, body.code]).toEqual([3, "exports.a = 1;"]);
    const action = await tenant.api("GET", `/actions/actions/${id}`);
    expect(action.body).toMatchObject({ code: "exports.a = 1;", deployed_version: { number: 3 } });
  });
});

describeRoute("DELETE /actions/actions/:id", () => {
  it("refuses to delete a bound Action, and removes the binding too with force", async () => {
    const id = await createAction();
    await deployAction(id);
    await tenant.api("PATCH", "/actions/triggers/send-phone-message/bindings", {
      bindings: [{ ref: { type: "action_id", value: id } }],
    });
    const refused = await tenant.api("DELETE", `/actions/actions/${id}`);
    expect([refused.status, refused.body.error]).toEqual([409, "Conflict"]);
    expect((await tenant.api("DELETE", `/actions/actions/${id}?force=true`)).status).toBe(204);
    const { body } = await tenant.api("GET", "/actions/triggers/send-phone-message/bindings");
    expect(body.bindings).toEqual([]);
  });

  it("deletes an Action that isn't bound, and answers 404 the second time", async () => {
    const id = await createAction();
    expect((await tenant.api("DELETE", `/actions/actions/${id}`)).status).toBe(204);
    expect((await tenant.api("DELETE", `/actions/actions/${id}`)).status).toBe(404);
  });
});
