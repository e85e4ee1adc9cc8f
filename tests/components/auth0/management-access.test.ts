import {
  findManagementAccess,
  readManagementAccess,
  type AccessSetting,
} from "../../../components/auth0/management-access";

type Settings = Partial<Record<AccessSetting, string>>;

const find = (settings: Settings, environment: Record<string, string> = {}) =>
  findManagementAccess((key) => settings[key], environment);

const PLAIN: Settings = { domain: "acme.test", clientId: "id", clientSecret: "configured" };

it("finds a client secret", () => {
  expect(find(PLAIN)).toEqual({
    domain: "acme.test",
    audience: "https://acme.test/api/v2/",
    credentials: { clientId: "id", clientSecret: "configured" },
  });
});

it("finds each setting in the environment if the configuration has none, or an empty one", () => {
  const environment = {
    AUTH0_DOMAIN: "env.test",
    AUTH0_CLIENT_ID: "env-id",
    AUTH0_CLIENT_SECRET: "env-secret",
    AUTH0_AUDIENCE: "https://env.eu.auth0.com/api/v2/",
  };
  const access = {
    domain: "env.test",
    audience: "https://env.eu.auth0.com/api/v2/",
    credentials: { clientId: "env-id", clientSecret: "env-secret" },
  };
  expect(find({}, environment)).toEqual(access);
  const empty = { domain: "", clientId: "", clientSecret: "", audience: "", apiToken: "" };
  expect(find(empty, environment)).toEqual(access);
  expect(find({ domain: "acme.test" }, environment)).toMatchObject({ domain: "acme.test" });
});

it("prefers an API token to a private key, and that to a client secret, as the official plugin does", () => {
  const key = { clientAssertionPrivateKey: "PEM", clientAssertionSigningAlg: "RS256" };
  expect(find({ ...PLAIN, ...key, apiToken: "token" }).credentials).toEqual({ apiToken: "token" });
  expect(find({ ...PLAIN, ...key }).credentials).toEqual({
    clientId: "id",
    privateKey: "PEM",
    signingAlgorithm: "RS256",
  });
});

it("keeps the audience of a tenant behind a custom domain", () => {
  const audience = "https://acme.eu.auth0.com/api/v2/";
  expect(find({ ...PLAIN, domain: "login.acme.test", audience })).toMatchObject({ audience });
});

it.each<[Settings, string[]]>([
  [{}, ["clientId", "clientSecret", "domain"]],
  [{ domain: "acme.test" }, ["clientId", "clientSecret"]],
  [{ apiToken: "token" }, ["domain"]],
  [{ ...PLAIN, domain: "https://acme.test/" }, ["domain"]],
  [
    { domain: "a.test", clientId: "id", clientAssertionPrivateKey: "PEM" },
    ["clientAssertionSigningAlg"],
  ],
  [
    { ...PLAIN, clientAssertionPrivateKey: "PEM", clientAssertionSigningAlg: "HS256" },
    ["clientAssertionSigningAlg"],
  ],
])("reports every setting that is missing or wrong in %j", (settings, keys) => {
  const { access, problems } = readManagementAccess((key) => settings[key], {});
  expect(access).toBeUndefined();
  expect(problems.map(({ key }) => key)).toEqual(keys);
});

it("says in one sentence what is missing", () => {
  expect(() => find({ domain: "acme.test", clientId: "id" })).toThrow(
    "The tenant's Management API can't be called: auth0:clientSecret is not set, and neither is AUTH0_CLIENT_SECRET.",
  );
});
