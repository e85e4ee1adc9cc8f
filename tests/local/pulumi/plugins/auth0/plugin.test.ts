import { auth0Plugin, isLoopback } from "../../../../../local/pulumi/plugins/auth0/plugin";

describe("the local auth0 plugin", () => {
  const credentials = { clientId: "id", clientSecret: "a-secret" };

  it.each(["localhost:4443", "127.0.0.1", "127.0.0.1:4443", "[::1]:4443"])(
    "serves %s",
    (domain) => {
      expect(isLoopback(domain)).toBe(true);
      expect(auth0Plugin.configure({ ...credentials, domain }).domain).toBe(domain);
    },
  );

  it.each([
    "example.auth0.com",
    "localhost.example.com",
    "127.0.0.1.nip.io",
    "localhost:4443@example.com",
    "localhost:4443/",
    "10.0.0.1",
  ])("refuses %s in one sentence", (domain) => {
    expect(() => auth0Plugin.configure({ ...credentials, domain })).toThrow(
      `the local auth0 plugin serves only a tenant on this machine, and auth0:domain is \`${domain}\`; install the official one with \`pulumi plugin install resource auth0 3.49.0\``,
    );
  });

  it("names the setting that is missing, and no secret", () => {
    expect(() => auth0Plugin.configure({ domain: "localhost", clientSecret: "a-secret" })).toThrow(
      "the auth0 plugin has no `clientId`; set it with `pulumi config set auth0:clientId` or AUTH0_CLIENT_ID",
    );
  });
});
