import { auth0Plugin } from "../../../../../local/pulumi/plugins/auth0/plugin";

describe("the local auth0 plugin", () => {
  const credentials = { clientId: "id", clientSecret: "a-secret" };

  it.each(["localhost:4443", "127.0.0.1", "127.0.0.1:4443", "login.localhost:4443"])(
    "serves %s",
    (domain) => {
      expect(auth0Plugin.configure({ ...credentials, domain }).domain).toBe(domain);
    },
  );

  it.each([
    "example.auth0.com",
    "localhost.example.com",
    "notlocalhost",
    "127.0.0.1.nip.io",
    "10.0.0.1",
  ])("refuses %s in one sentence", (domain) => {
    expect(() => auth0Plugin.configure({ ...credentials, domain })).toThrow(
      `the local auth0 plugin serves only a tenant on this machine, and auth0:domain is \`${domain}\`; install the official one with \`pulumi plugin install resource auth0 3.49.0\``,
    );
  });

  it.each(["localhost:4443@example.com", "localhost:4443/"])(
    "refuses %s, which is no host",
    (domain) => {
      expect(() => auth0Plugin.configure({ ...credentials, domain })).toThrow(
        "auth0:domain must be the host name alone",
      );
    },
  );

  it.each<[string, Record<string, string>]>([
    ["an API token", { apiToken: "t" }],
    [
      "a private key",
      { clientId: "id", clientAssertionPrivateKey: "k", clientAssertionSigningAlg: "RS256" },
    ],
  ])("accepts %s instead of a client secret", (_, settings) => {
    const configured = auth0Plugin.configure({ domain: "localhost", ...settings });
    expect(configured.domain).toBe("localhost");
  });

  it("names the setting that is missing, and no secret", () => {
    expect(() => auth0Plugin.configure({ domain: "localhost", clientSecret: "a-secret" })).toThrow(
      "The tenant's Management API can't be called: auth0:clientId is not set, and neither is AUTH0_CLIENT_ID",
    );
  });
});
