import type { dynamic } from "@pulumi/pulumi";
import {
  handler,
  type Deployment,
  type DeploymentInputs,
} from "../../../components/action-deployment/deployment-provider";
import { action, answerFetch, DEPLOYED, SECRETS, TOKEN, written, WRITTEN } from "./tenant";

jest.mock("node:timers/promises", () => ({ setTimeout: () => Promise.resolve() }));

type Provider = Required<dynamic.ResourceProvider<DeploymentInputs, Deployment>>;

const CONFIG: Record<string, string> = {
  "auth0:domain": "tenant.test",
  "auth0:clientId": "client",
  "auth0:clientSecret": "client-secret",
};

const ACTION = "https://tenant.test/api/v2/actions/actions/act_1";
const NAMES = SECRETS.map(({ name }) => name);
/** What the program asks for, and what a plan shows. */
const shown = { actionId: "act_1", deployed: true, secretNames: NAMES, secretsInPlace: true };
const deployed: Deployment = {
  ...shown,
  secretTimes: Object.fromEntries(NAMES.map((name) => [name, WRITTEN])),
  secretsDigest: "s20dXOiUhC2B30C_LAIsozRd68ifEcDs32VJwxABThE",
};
const wanted: DeploymentInputs = { ...shown, secrets: SECRETS };
const UNDEPLOYED = { ...deployed, deployed: false };
const ROTATED = SECRETS.map(({ name }) => ({ name, value: "rotated" }));
const ACCEPTED = { status: 202 };

async function loadProvider(config = CONFIG): Promise<Provider> {
  const provider = handler() as Provider;
  const get = (key: string) => config[key];
  await provider.configure({ config: { get, require: (key) => get(key) ?? "" } });
  return provider;
}

afterEach(() => {
  jest.restoreAllMocks();
});

const steps = (sent: readonly { method: string; url: string }[]): string[] =>
  sent.slice(1).map(({ method, url }) => `${method} ${url}`);

describe("a new deployment", () => {
  it("writes the secrets anew, which an earlier run may have failed to write, and deploys", async () => {
    const sent = answerFetch(TOKEN, DEPLOYED, { status: 200 }, action(), ACCEPTED, DEPLOYED);
    const result = await (await loadProvider()).create(wanted);
    expect(result).toEqual({ id: "act_1", outs: deployed });
    expect(sent[0]).toMatchObject({ method: "POST", url: "https://tenant.test/oauth/token" });
    expect(steps(sent)).toEqual([
      `GET ${ACTION}`,
      `PATCH ${ACTION}`,
      `GET ${ACTION}`,
      `POST ${ACTION}/deploy`,
      `GET ${ACTION}`,
    ]);
    expect(JSON.parse(sent[2]?.body ?? "")).toEqual({ secrets: SECRETS });
  });
});

describe("an update", () => {
  const update = async (olds = UNDEPLOYED, inputs = wanted) =>
    (await loadProvider()).update("act_1", olds, inputs);

  it("deploys code that is not deployed, once it is built, and waits until it is", async () => {
    const building = action({ status: "building" });
    const sent = answerFetch(TOKEN, building, action(), ACCEPTED, action(), DEPLOYED);
    expect(await update()).toEqual({ outs: deployed });
    expect(steps(sent)).toEqual([
      `GET ${ACTION}`,
      `GET ${ACTION}`,
      `POST ${ACTION}/deploy`,
      `GET ${ACTION}`,
      `GET ${ACTION}`,
    ]);
  });

  it("deploys an Action that was never deployed", async () => {
    const never = action({ all_changes_deployed: false, deployed_version: undefined });
    const sent = answerFetch(TOKEN, never, ACCEPTED, DEPLOYED);
    await update();
    expect(sent).toHaveLength(4);
  });

  it("asks again when Auth0 has not recorded the build yet", async () => {
    const early = { status: 400, body: { message: "must be in the 'built' state" } };
    const sent = answerFetch(TOKEN, action(), early, action(), ACCEPTED, DEPLOYED);
    await update();
    expect(sent.filter(({ url }) => url.endsWith("/deploy"))).toHaveLength(2);
  });

  it.each([
    [
      "a build that fails, also when it is begun anew",
      [action({ status: "failed" }), { status: 200 }, action({ status: "failed" })],
      /could not build the Action act_1/,
    ],
    ["a missing Action", [{ status: 404 }], /act_1 is not on the tenant any more; run: pulumi up/],
    [
      "a refused deployment",
      [action(), { status: 403, body: { message: "Insufficient scope" } }],
      /\/deploy answered 403: Insufficient scope; .* update:actions/,
    ],
    ["a refused reading", [{ status: 403 }], /act_1 answered 403; .* read:actions/],
  ])("tells %s in a sentence", async (_case, answers, message) => {
    answerFetch(TOKEN, ...answers);
    await expect(update()).rejects.toThrow(message);
  });

  it("begins a build anew that an earlier run left failed, and deploys it", async () => {
    const failed = action({ status: "failed" });
    const sent = answerFetch(TOKEN, failed, { status: 200 }, action(), ACCEPTED, DEPLOYED);
    await update();
    const methods = sent.slice(1).map(({ method }) => method);
    expect(methods).toEqual(["GET", "PATCH", "GET", "POST", "GET"]);
    expect(JSON.parse(sent[2]?.body ?? "")).toEqual({ secrets: SECRETS });
  });

  it("begins a build anew that doesn't end within a minute, once, and gives up after another", async () => {
    const building = Array.from({ length: 12 }, () => action({ status: "building" }));
    const sent = answerFetch(TOKEN, ...building);
    let now = Date.now();
    jest.spyOn(Date, "now").mockImplementation(() => (now += 10_000));
    await expect(update()).rejects.toThrow(
      /was not deployed within 120 s \(its build is "building"\)/,
    );
    expect(sent.filter(({ method }) => method === "PATCH")).toHaveLength(1);
  });

  it("writes nothing where the plugin has just written and deployed other values", async () => {
    const later = "2026-01-02T00:00:00.000Z";
    const { body } = DEPLOYED as { body: object };
    const sent = answerFetch(TOKEN, { status: 200, body: { ...body, secrets: written(later) } });
    const { outs } = await update(deployed, { ...wanted, secrets: ROTATED });
    expect(steps(sent)).toEqual([`GET ${ACTION}`]);
    expect(outs).toMatchObject({
      secretTimes: { PLIVO_AUTH_ID: later, PLIVO_AUTH_TOKEN: later },
      secretsDigest: expect.not.stringMatching(deployed.secretsDigest ?? "") as string,
    });
  });

  it("writes other values that the plugin failed to write in an earlier run", async () => {
    const sent = answerFetch(TOKEN, DEPLOYED, { status: 200 }, action(), ACCEPTED, DEPLOYED);
    await update(deployed, { ...wanted, secrets: ROTATED });
    expect(JSON.parse(sent[2]?.body ?? "")).toEqual({ secrets: ROTATED });
  });
});

describe("a refresh", () => {
  it.each([
    ["deployed", DEPLOYED, true],
    ["changed and not deployed", action(), false],
    ["never deployed", action({ deployed_version: undefined }), false],
    ["deployed with other code", action({ all_changes_deployed: true }), false],
  ])("reads an Action that is %s", async (_case, answer, expected) => {
    answerFetch(TOKEN, answer);
    const result = await (await loadProvider()).read("act_1", deployed);
    expect(result.props).toEqual({ ...deployed, deployed: expected });
    // Without new ones, the engine keeps those that it has.
    expect(result.inputs).toEqual(expected ? undefined : { ...shown, deployed: false });
  });

  it("drops the deployment of an Action that is gone", async () => {
    answerFetch(TOKEN, { status: 404 });
    expect(await (await loadProvider()).read("act_1", deployed)).toEqual({ id: "" });
  });

  it("fails without a stack trace, which Pulumi's server would print", async () => {
    answerFetch({ status: 401 });
    const provider = await loadProvider();
    const error = await provider.read("act_1", deployed).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      stack: "",
      message: expect.stringMatching(/answered 401/) as string,
    });
  });
});

describe("the difference to the state", () => {
  const diff = async (olds: Deployment, news: DeploymentInputs) =>
    (await loadProvider()).diff("act_1", olds, news);

  it("is none while the Action is deployed", async () => {
    expect(await diff(deployed, wanted)).toEqual({ changes: false, replaces: [] });
  });

  it("is an update where a refresh found it undeployed", async () => {
    expect(await diff(UNDEPLOYED, wanted)).toEqual({ changes: true, replaces: [] });
  });

  it("is a replacement for another Action", async () => {
    const news = { ...wanted, actionId: "act_2" };
    expect(await diff(deployed, news)).toEqual({ changes: true, replaces: ["actionId"] });
  });

  it("is an update where the provider itself changed, so that the state gets the new one", async () => {
    const olds = { ...deployed, __provider: "old" };
    const news = { ...wanted, __provider: "new" };
    expect(await diff(olds, news)).toEqual({ changes: true, replaces: [] });
  });

  it.each([
    ["somebody wrote secrets", { secretsInPlace: false }],
    ["the state is of an earlier version", { secretsInPlace: undefined, secretsDigest: undefined }],
    ["a secret has another value", { secretsDigest: "of other values" }],
  ])("is an update where %s", async (_case, fields) => {
    expect(await diff({ ...deployed, ...fields }, wanted)).toEqual({ changes: true, replaces: [] });
  });

  it("comes from inputs that always ask for a deployed Action with the stack's secrets", async () => {
    const inputs = { actionId: "act_1", deployed: false, secrets: [...SECRETS].reverse() };
    expect(await (await loadProvider()).check(wanted, inputs)).toEqual({
      inputs: { ...shown, secrets: inputs.secrets },
    });
  });
});

describe("secrets that somebody changed", () => {
  const live = { all_changes_deployed: true, deployed_version: { id: "ver_1", code: "new" } };
  const others = [{ name: "SOMEBODY_ELSES", updated_at: WRITTEN }];

  it.each([
    ["replaced by others", others],
    ["taken out", written(WRITTEN).slice(1)],
    ["joined by another", [...written(WRITTEN), ...others]],
    ["given other values", written("2026-01-02T00:00:00.000Z")],
  ])("show in the plan where they were %s", async (_case, secrets) => {
    answerFetch(TOKEN, action({ ...live, secrets }));
    const { props, inputs } = await (await loadProvider()).read("act_1", deployed);
    const found = { secretNames: secrets.map(({ name }) => name).sort(), secretsInPlace: false };
    expect(inputs).toEqual({ ...shown, ...found });
    expect(props).toEqual({ ...deployed, ...found });
  });

  it("are written anew and deployed, and leave no value in the outputs", async () => {
    const found = action({ ...live, secrets: others });
    const sent = answerFetch(TOKEN, found, { status: 200 }, action(), ACCEPTED, DEPLOYED);
    const olds = { ...deployed, secretsInPlace: false };
    expect(await (await loadProvider()).update("act_1", olds, wanted)).toEqual({ outs: deployed });
    expect(steps(sent)).toEqual([
      `GET ${ACTION}`,
      `PATCH ${ACTION}`,
      `GET ${ACTION}`,
      `POST ${ACTION}/deploy`,
      `GET ${ACTION}`,
    ]);
    expect(JSON.parse(sent[2]?.body ?? "")).toEqual({ secrets: SECRETS });
  });

  it("are in no error, also where the tenant repeats what was sent", async () => {
    const message = `Payload validation error: ${JSON.stringify(SECRETS)}`;
    answerFetch(TOKEN, action({ secrets: [] }), { status: 400, body: { message } });
    const provider = await loadProvider();
    await expect(provider.update("act_1", deployed, wanted)).rejects.toThrow(
      `PATCH ${ACTION} answered 400; the M2M application needs the scopes read:actions and update:actions.`,
    );
  });
});

describe("the calls", () => {
  it("authenticate as the plugin does, with one token", async () => {
    const sent = answerFetch(TOKEN, DEPLOYED, DEPLOYED);
    const provider = await loadProvider();
    await provider.read("act_1", deployed);
    await provider.read("act_1", deployed);
    expect(sent.map(({ authorization }) => authorization)).toEqual([
      undefined,
      "Bearer management-token",
      "Bearer management-token",
    ]);
    expect(JSON.parse(sent[0]?.body ?? "")).toEqual({
      grant_type: "client_credentials",
      client_id: "client",
      client_secret: "client-secret",
      audience: "https://tenant.test/api/v2/",
    });
  });

  it("use an API token as it is", async () => {
    const sent = answerFetch(DEPLOYED);
    const config = { "auth0:domain": "tenant.test", "auth0:apiToken": "api-token" };
    await (await loadProvider(config)).read("act_1", deployed);
    expect(sent[0]?.authorization).toBe("Bearer api-token");
  });

  it("find credentials in the environment", async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      AUTH0_DOMAIN: "other.test",
      AUTH0_CLIENT_ID: "id",
      AUTH0_CLIENT_SECRET: "s",
    });
    const sent = answerFetch(TOKEN, DEPLOYED);
    await (await loadProvider({})).read("act_1", deployed);
    process.env = before;
    expect(sent[0]?.url).toBe("https://other.test/oauth/token");
  });

  it("take a new token when the tenant refuses the one they have", async () => {
    const sent = answerFetch(TOKEN, { status: 401 }, TOKEN, DEPLOYED);
    await (await loadProvider()).read("act_1", deployed);
    expect(sent).toHaveLength(4);
  });

  it("say what to set where there are no credentials", async () => {
    const provider = await loadProvider({});
    await expect(provider.read("act_1", deployed)).rejects.toThrow(
      /auth0:clientId is not set, .*auth0:domain is not set/,
    );
  });

  it("name neither the secret nor the token when the tenant refuses them", async () => {
    answerFetch({ status: 401, body: { error: "access_denied" } });
    const provider = await loadProvider();
    const error = (await provider
      .read("act_1", deployed)
      .catch((reason: unknown) => reason)) as Error;
    expect(error.message).toMatch(/tenant\.test answered 401 instead of a Management API token/);
    expect(error.message).not.toMatch(/client-secret|management-token/);
  });

  it.each([
    ["too many requests", { status: 429, headers: { "x-ratelimit-reset": "1" } }],
    ["a fault of the tenant", { status: 500 }],
    ["a broken connection", new Error("socket hang up")],
  ])("are sent again after %s", async (_case, failure) => {
    answerFetch(failure, TOKEN, failure, failure, DEPLOYED);
    const result = await (await loadProvider()).read("act_1", deployed);
    expect(result.props?.deployed).toBe(true);
  });

  it("give up in a sentence that names the address and the last failure", async () => {
    answerFetch(TOKEN, ...Array.from({ length: 9 }, () => ({ status: 500 })));
    const provider = await loadProvider();
    await expect(provider.read("act_1", deployed)).rejects.toThrow(
      `GET ${ACTION} answered 500, 9 times.`,
    );
  });
});
