/** Every way in which a stack gets to the Management API, from the first `up` to the `destroy`, with a recovery in between. */
import { generateKeyPairSync } from "node:crypto";
import { LOCAL_ACCOUNT } from "../local-account";
import { startRecordingProxy, type RecordingProxy } from "../recording-proxy";
import { TenantAndStack } from "../tenant-and-stack";
import { operate } from "./operate";

const MINUTES = 60_000;
const { publicKey, privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
}

describe("a stack whose access to the Management API is", () => {
  let operated: TenantAndStack;
  let seed: object;
  let keyed: string;
  let proxy: RecordingProxy;
  let own: NodeJS.ProcessEnv;

  beforeAll(async () => {
    own = { ...process.env };
    proxy = await startRecordingProxy();
    operated = await TenantAndStack.open(LOCAL_ACCOUNT);
    keyed = await addKeyedApplication(operated);
    await operated.tenant.token();
    seed = (await operated.tenant.control("GET", "/snapshot")).body as object;
  }, MINUTES);

  afterEach(() => {
    process.env = { ...own };
  });

  afterAll(async () => {
    await operated.close();
    await proxy.close();
  });

  /** Sets the tenant back and makes a new stack, which has these settings alone and this environment. */
  async function begin(
    environment: Record<string, string>,
    config: Record<string, string> = {},
    secrets: Record<string, string> = {},
  ): Promise<void> {
    Object.assign(process.env, environment);
    await operated.startOver();
    await operated.tenant.control("PUT", "/snapshot", seed);
    const { stack } = operated;
    await stack.removeConfig("auth0:domain", "auth0:clientId", "auth0:clientSecret");
    await stack.setConfig(config, secrets);
  }

  /** The ids of what the stack has on the tenant. Factors and policy have none that Auth0 knows. */
  async function adopted(): Promise<string[]> {
    const { resources = [] } = (await operated.stack.exportState()).deployment as {
      resources?: StateResource[];
    };
    return resources
      .filter(({ type }) => type.startsWith("auth0:"))
      .map(({ urn, type, id = "" }) => `${urn} ${type.includes("guardian") ? "" : id}`)
      .sort();
  }

  /** The tenant as a user sees it, without what Guardian's deletion leaves: texts and provider of a factor that is off. */
  async function tenantPicture(): Promise<unknown> {
    const picture = (await operated.picture()) as { guardian: Record<string, unknown> };
    const { policies, factors } = picture.guardian;
    return { ...picture, guardian: { policies, factors } };
  }

  /** @param run starts a command; a proxy is for a process of its own alone */
  async function live(run: typeof operate = operate): Promise<void> {
    const { stack } = operated;
    const before = await tenantPicture();
    const empty = await stack.exportState();
    await stack.up();
    const deployed = await tenantPicture();
    const [user] = await operated.manage<{ user_id: string }[]>("GET", "users");
    const ids = await adopted();
    expect(ids.length).toBeGreaterThan(4);
    expect(await run(operated, "doctor")).toMatchObject({ code: 0 });

    await stack.importState(empty);
    expect(await adopted()).toEqual([]);
    expect(await run(operated, "recover", "--user", user?.user_id ?? "")).toMatchObject({
      code: 0,
    });
    expect(await adopted()).toEqual(ids);

    const { steps } = await stack.up();
    const made = steps.filter(({ type, op }) => type.startsWith("auth0:") && op !== "update");
    expect(made).toEqual([]);
    expect(await tenantPicture()).toEqual(deployed);
    expect((await stack.preview()).steps).toEqual([]);
    await stack.destroy();
    expect(await tenantPicture()).toEqual(before);
  }

  it(
    "a custom domain with the audience of the tenant",
    async () => {
      const { tenant } = operated;
      const domain = tenant.domain.replace("localhost", "127.0.0.1");
      const audience = `${tenant.url}/api/v2/`;
      const access = { "auth0:domain": domain, "auth0:clientId": tenant.clientId };
      const secrets = { "auth0:clientSecret": tenant.clientSecret };
      await begin({}, { ...access, "auth0:audience": audience }, secrets);
      await live();
    },
    10 * MINUTES,
  );

  it(
    "a private key in the configuration",
    async () => {
      const access = {
        "auth0:domain": operated.tenant.domain,
        "auth0:clientId": keyed,
        "auth0:clientAssertionSigningAlg": "RS256",
      };
      await begin({}, access, { "auth0:clientAssertionPrivateKey": privateKey });
      await live();
    },
    10 * MINUTES,
  );

  it(
    "a private key in the environment",
    async () => {
      await begin({
        AUTH0_DOMAIN: operated.tenant.domain,
        AUTH0_CLIENT_ID: keyed,
        AUTH0_CLIENT_ASSERTION_PRIVATE_KEY: privateKey,
        AUTH0_CLIENT_ASSERTION_SIGNING_ALG: "RS256",
      });
      await live();
    },
    10 * MINUTES,
  );

  it(
    "an API token in the configuration",
    async () => {
      const { tenant } = operated;
      await begin(
        {},
        { "auth0:domain": tenant.domain },
        { "auth0:apiToken": await tenant.token() },
      );
      await live();
    },
    10 * MINUTES,
  );

  it(
    "an API token in the environment",
    async () => {
      const { tenant } = operated;
      await begin({ AUTH0_DOMAIN: tenant.domain, AUTH0_API_TOKEN: await tenant.token() });
      await live();
    },
    10 * MINUTES,
  );

  it(
    "a proxy, the custom domain and a client secret in the environment",
    async () => {
      const { tenant } = operated;
      const domain = tenant.domain.replace("localhost", "login.localhost");
      await begin({
        HTTPS_PROXY: proxy.url,
        AUTH0_DOMAIN: domain,
        AUTH0_AUDIENCE: `${tenant.url}/api/v2/`,
        AUTH0_CLIENT_ID: tenant.clientId,
        AUTH0_CLIENT_SECRET: tenant.clientSecret,
      });
      await live((_, command, ...args) => operated.runCommand(command, ...args));
      expect(new Set(proxy.asked)).toEqual(new Set([domain]));
    },
    10 * MINUTES,
  );
});

/** Makes an application that has a key in place of a secret and may do everything; returns its client ID. */
async function addKeyedApplication(both: TenantAndStack): Promise<string> {
  const { client_id: id } = await both.manage<{ client_id: string }>("POST", "clients", {
    name: "keyed",
    app_type: "non_interactive",
    client_authentication_methods: {
      private_key_jwt: { credentials: [{ credential_type: "public_key", pem: publicKey }] },
    },
  });
  const grants = await both.manage<{ audience: string; scope: string[] }[]>("GET", "client-grants");
  const { audience, scope } = grants[0] ?? { audience: "", scope: [] };
  await both.manage("POST", "client-grants", { client_id: id, audience, scope });
  return id;
}
