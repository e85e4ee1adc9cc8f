import { createHash } from "node:crypto";
import { actionDeployment } from "../../provider/action-deployment/action-deployment";
import { UNKNOWN, type PropertyValues } from "../../provider/property-values";
import { fakeTenant, type FakeAnswer } from "./fake-tenant";

const CODE = "exports.new = 1";
const OLD = "exports.old = 1";
const sha = (code: string) => createHash("sha256").update(code).digest("hex");
const SECRETS = [
  { name: "PLIVO_AUTH_ID", value: "value-of-id" },
  { name: "PLIVO_AUTH_TOKEN", value: "value-of-token" },
];
const ACTION = "/actions/actions/act_1";

/** One Action of a tenant: a write starts a build, a deployment is of what is built. */
class FakeAction {
  code = CODE;
  deployedCode: string | undefined;
  allDeployed = false;
  status = "built";
  /** How the builds end, in the order in which they start; `built` after the end of the list. */
  outcomes: string[] = [];
  times: Record<string, string> = {};
  private clock = 0;

  readonly answer = (line: string, body: unknown): FakeAnswer => {
    if (line === `PATCH ${ACTION}`) this.write(body as { secrets?: { name: string }[] });
    else if (line === `POST ${ACTION}/deploy`) {
      if (this.status !== "built") return this.refusal();
      this.deployedCode = this.code;
      this.allDeployed = true;
    } else if (line !== `GET ${ACTION}`) throw new Error(`unexpected request: ${line}`);
    const shown = this.shown();
    // A build ends once it was seen.
    if (this.status === "pending") this.status = this.outcomes.shift() ?? "built";
    return { body: shown };
  };

  private refusal(): FakeAnswer {
    if (this.status === "building") this.status = "built";
    return { status: 400, body: { message: "must be in the 'built' state" } };
  }

  private write({ secrets }: { secrets?: { name: string }[] }): void {
    const at = `time-${(this.clock += 1)}`;
    if (secrets) this.times = Object.fromEntries(secrets.map(({ name }) => [name, at]));
    this.status = "pending";
    this.allDeployed = false;
  }

  private shown() {
    return {
      code: this.code,
      status: this.status,
      all_changes_deployed: this.allDeployed,
      ...(this.deployedCode !== undefined && {
        deployed_version: { code: this.deployedCode, deployed: true },
      }),
      secrets: Object.entries(this.times).map(([name, updated_at]) => ({ name, updated_at })),
    };
  }
}

const checked = (inputs: PropertyValues = {}) =>
  actionDeployment.check({ actionId: "act_1", codeSha256: sha(CODE), secrets: SECRETS, ...inputs });

async function created() {
  const action = new FakeAction();
  const tenant = fakeTenant(action.answer);
  const { inputs } = checked();
  const { id, state } = await actionDeployment.create(tenant.session, inputs);
  const requests = () => tenant.sent.splice(0).map(({ line }) => line);
  /** Refreshes, and returns what a run would change. */
  const refresh = async (news: PropertyValues = inputs) => {
    const found = await actionDeployment.read(tenant.session, id, { state, inputs });
    const change = { state: found?.state ?? {}, oldInputs: inputs, inputs: news };
    return {
      change,
      paths: actionDeployment.diff(change).map(({ kind, path }) => `${kind} ${path}`),
    };
  };
  return { action, tenant, id, state, inputs, requests, refresh };
}

afterEach(() => {
  jest.restoreAllMocks();
});

it("writes the secrets, builds and deploys once when it is created", async () => {
  const { id, state, requests } = await created();
  expect(id).toBe("act_1");
  expect(state).toEqual({
    actionId: "act_1",
    codeSha256: sha(CODE),
    deployed: true,
    secretStates: {
      PLIVO_AUTH_ID: "as the stack wrote it",
      PLIVO_AUTH_TOKEN: "as the stack wrote it",
    },
    secretTimes: { PLIVO_AUTH_ID: "time-1", PLIVO_AUTH_TOKEN: "time-1" },
  });
  expect(requests()).toEqual([`PATCH ${ACTION}`, `POST ${ACTION}/deploy`, `GET ${ACTION}`]);
});

it("waits for a build that takes longer", async () => {
  const { action, tenant, refresh, requests } = await created();
  action.status = "pending";
  action.outcomes = ["building"];
  action.allDeployed = false;
  const { change } = await refresh();
  requests();
  await actionDeployment.update(tenant.session, change);
  expect(requests()).toEqual([
    `GET ${ACTION}`,
    `POST ${ACTION}/deploy`,
    `GET ${ACTION}`,
    `POST ${ACTION}/deploy`,
    `GET ${ACTION}`,
  ]);
});

it("has no value of a secret in its state", async () => {
  const { state } = await created();
  expect(JSON.stringify(state)).not.toMatch(/value-of/);
});

it("finds nothing to change if the tenant is as the stack left it", async () => {
  const { refresh, requests } = await created();
  requests();
  expect((await refresh()).paths).toEqual([]);
  expect(requests()).toEqual([`GET ${ACTION}`]);
});

it("deploys changed code without writing the secrets", async () => {
  const { action, tenant, refresh, requests } = await created();
  action.code = "exports.newer = 1";
  action.allDeployed = false;
  const news = checked({ codeSha256: sha(action.code) }).inputs;
  const { change, paths } = await refresh(news);
  expect(paths).toEqual(["update codeSha256", "update deployed"]);
  requests();
  await actionDeployment.update(tenant.session, change);
  expect(requests()).toEqual([`GET ${ACTION}`, `POST ${ACTION}/deploy`, `GET ${ACTION}`]);
  expect(action.deployedCode).toBe(action.code);
});

it("writes the secrets if one of them changed, and names it", async () => {
  const { tenant, refresh } = await created();
  const secrets = [SECRETS[0], { name: "PLIVO_AUTH_TOKEN", value: "rotated" }];
  const { change, paths } = await refresh(checked({ secrets }).inputs);
  expect(paths).toEqual(["update secrets[1].value"]);
  tenant.sent.splice(0);
  await actionDeployment.update(tenant.session, change);
  expect(tenant.sent[0]).toEqual({ line: `PATCH ${ACTION}`, body: { secrets } });
});

it("ignores another order of the secrets", async () => {
  const { refresh } = await created();
  expect((await refresh(checked({ secrets: SECRETS.toReversed() }).inputs)).paths).toEqual([]);
});

it("compares no values if those of the last run are unknown, as in a preview without a passphrase", async () => {
  const { action, refresh } = await created();
  action.times = { ...action.times, PLIVO_AUTH_TOKEN: "time-9" };
  const { change } = await refresh(checked({ secrets: SECRETS }).inputs);
  const masked = { ...change, oldInputs: { ...change.oldInputs, secrets: UNKNOWN } };
  expect(actionDeployment.diff(masked).map(({ path }) => path)).toEqual([
    "secretStates.PLIVO_AUTH_TOKEN",
  ]);
});

it("finds secrets that someone wrote, removed or added, and writes its own again", async () => {
  const { action, tenant, refresh } = await created();
  action.times = { PLIVO_AUTH_TOKEN: "time-9", FOREIGN: "time-9" };
  const { change, paths } = await refresh();
  expect(paths).toEqual([
    "delete secretStates.FOREIGN",
    "add secretStates.PLIVO_AUTH_ID",
    "update secretStates.PLIVO_AUTH_TOKEN",
  ]);
  expect(change.state["secretStates"]).toEqual({
    FOREIGN: "not the stack's",
    PLIVO_AUTH_TOKEN: "changed at time-9",
  });
  const state = await actionDeployment.update(tenant.session, change);
  expect(Object.keys(action.times)).toEqual(["PLIVO_AUTH_ID", "PLIVO_AUTH_TOKEN"]);
  expect(actionDeployment.diff({ ...change, state })).toEqual([]);
});

it("finds that other code is deployed than the stack's", async () => {
  const { action, refresh } = await created();
  action.deployedCode = OLD;
  const { change, paths } = await refresh();
  expect(paths).toEqual(["update codeSha256"]);
  expect(change.state["codeSha256"]).toBe(sha(OLD));
});

it("is repaired by the next run after an outage in the middle of an update", async () => {
  const { action, tenant, refresh } = await created();
  const news = checked({ secrets: [SECRETS[0], { name: "PLIVO_AUTH_TOKEN", value: "rotated" }] });
  const { change } = await refresh(news.inputs);
  const answer = action.answer;
  jest.mocked(fetch).mockImplementation((url, init) => {
    const line = `${init?.method ?? "GET"} ${(url as string).replace("https://acme.test/api/v2", "")}`;
    if (line.endsWith("/deploy")) return Promise.resolve(new Response("{}", { status: 403 }));
    const { body } = answer(line, init?.body ? JSON.parse(init.body as string) : undefined) as {
      body: unknown;
    };
    return Promise.resolve(new Response(JSON.stringify(body)));
  });
  await expect(actionDeployment.update(tenant.session, change)).rejects.toThrow(
    /POST .*\/deploy answered 403; the M2M application needs the scopes/,
  );
  const { paths } = await refresh(news.inputs);
  expect(paths).toContain("update secretStates.PLIVO_AUTH_TOKEN");
  expect(paths).toContain("update deployed");
});

it("starts a failed build again, once", async () => {
  const { action, tenant, refresh, requests } = await created();
  action.status = "failed";
  action.allDeployed = false;
  const { change } = await refresh();
  requests();
  await actionDeployment.update(tenant.session, change);
  expect(requests().slice(0, 2)).toEqual([`GET ${ACTION}`, `PATCH ${ACTION}`]);
  action.allDeployed = false;
  action.status = "failed";
  action.outcomes = ["failed"];
  await expect(actionDeployment.update(tenant.session, change)).rejects.toThrow(
    "Auth0 could not build the Action act_1: its page in the dashboard (Actions > Library) shows why.",
  );
});

it("does not deploy code that isn't the stack's", async () => {
  const { action, tenant, refresh, requests } = await created();
  action.code = "exports.foreign = 1";
  action.allDeployed = false;
  const { change } = await refresh();
  requests();
  await expect(actionDeployment.update(tenant.session, change)).rejects.toThrow(
    /someone changed its code during the run/,
  );
  expect(requests()).toEqual([`GET ${ACTION}`]);
});

it("ends its wait for a build when the engine cancels", async () => {
  const { action, tenant, refresh } = await created();
  action.status = "building";
  action.allDeployed = false;
  const { change } = await refresh();
  const update = actionDeployment.update(tenant.session, change);
  setTimeout(() => {
    tenant.cancel.abort();
  }, 20);
  await expect(update).rejects.toThrow(/abort/i);
});

it("is gone if the Action is, and says so when it should deploy it", async () => {
  const { tenant } = await created();
  jest.mocked(fetch).mockImplementation(() => Promise.resolve(new Response("{}", { status: 404 })));
  const known = { state: {}, inputs: checked().inputs };
  expect(await actionDeployment.read(tenant.session, "act_1", known)).toBeUndefined();
  const change = { state: { actionId: "act_1" }, oldInputs: {}, inputs: checked().inputs };
  await expect(actionDeployment.update(tenant.session, change)).rejects.toThrow(
    "The Action act_1 is not on the tenant any more; run: pulumi up",
  );
});

it("repeats no secret that a refusal might contain", async () => {
  const tenant = fakeTenant(() => ({ status: 400, body: { message: "bad value-of-token" } }));
  const create = actionDeployment.create(tenant.session, checked().inputs);
  await expect(create).rejects.toThrow(/^PATCH https:\/\/acme.test.* answered 400; /);
  await expect(create).rejects.not.toThrow(/value-of/);
});

it("plans without a request, even if ids and secrets are not known yet", async () => {
  const { session, sent } = fakeTenant(() => new Error("unexpected"));
  const { inputs, failures } = checked({ actionId: UNKNOWN, secrets: UNKNOWN });
  expect(failures).toEqual([]);
  expect(await actionDeployment.planCreate(session, inputs)).toMatchObject({
    actionId: UNKNOWN,
    deployed: true,
  });
  const state = { actionId: "act_1", codeSha256: sha(CODE), deployed: true, secretStates: {} };
  const changes = actionDeployment.diff({ state, oldInputs: inputs, inputs });
  expect(changes).toEqual([
    { path: "actionId", kind: "update", replaces: true },
    { path: "secrets", kind: "update", isInput: true },
  ]);
  expect(sent).toEqual([]);
});

it.each<[PropertyValues, string]>([
  [{ actionId: "" }, "actionId must be the id of an Action"],
  [{ codeSha256: "abc" }, "codeSha256 must be 64 hexadecimal digits"],
  [{ secrets: "A=1" }, "secrets must be a list of secrets"],
  [{ secrets: [{ name: "A" }] }, "secrets[0] must have a name and a value"],
  [{ secrets: [...SECRETS, SECRETS[0]] }, "secrets has PLIVO_AUTH_ID twice"],
  [{ code: "x" }, "code is not a property here; there are actionId, codeSha256, secrets"],
])("refuses %j", (inputs, sentence) => {
  const { failures } = checked(inputs);
  expect(failures.map(({ property, reason }) => `${property} ${reason}`)).toEqual([
    expect.stringContaining(sentence) as string,
  ]);
});
