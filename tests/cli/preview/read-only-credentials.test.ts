import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { maskSettings } from "../../../cli/preview/masked-settings";
import { accessConfig, findReadOnlyAccess } from "../../../cli/preview/read-only-credentials";

const folder = mkdtempSync(join(tmpdir(), "read-only-"));
const write = (...lines: string[]): void => {
  writeFileSync(join(folder, "Pulumi.qa.yaml"), ["config:", ...lines].join("\n  "));
};
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("a preview's credentials", () => {
  const environment = { AUTH0_CLIENT_ID: "reader", AUTH0_CLIENT_SECRET: "s" };

  it.each([
    ["auth0:clientSecret: { secure: v1:x }", "auth0:clientSecret"],
    ["auth0:clientSecret: in-clear", "auth0:clientSecret"],
    ["auth0:clientId: writer", "auth0:clientId"],
    ["auth0:apiToken: { secure: v1:x }", "auth0:apiToken"],
    ["auth0:clientAssertionPrivateKey: { secure: v1:x }", "auth0:clientAssertionPrivateKey"],
  ])("are refused if config has %s too", async (line, key) => {
    write("auth0:domain: localhost:1", line);
    const refused = findReadOnlyAccess("qa", folder, environment);
    await expect(refused).rejects.toThrow(
      `The tenant's credentials are in two places, ${key} of Pulumi.qa.yaml and AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET of the environment: run \`pulumi config rm ${key} --stack qa\`, and set them in the environment of \`up\` too.`,
    );
  });

  it("are never those of config", async () => {
    write("auth0:domain: localhost:1", "auth0:clientId: id", "auth0:clientSecret: in-clear");
    await expect(findReadOnlyAccess("qa", folder, {})).rejects.toThrow(
      "A preview doesn't use auth0:clientId and auth0:clientSecret of Pulumi.qa.yaml: run `pulumi config rm auth0:clientId --stack qa` and `pulumi config rm auth0:clientSecret --stack qa`, and set AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET, for a preview to an application that has only `read:` scopes, for `up` to one that may write.",
    );
  });

  it("reach the provider as config, an application's private key too", () => {
    const access = { domain: "d", audience: "a" };
    const credentials = { clientId: "id", privateKey: "k", signingAlgorithm: "RS256" };
    expect(accessConfig({ ...access, credentials })).toEqual({
      "auth0:clientId": "id",
      "auth0:clientAssertionPrivateKey": "k",
      "auth0:clientAssertionSigningAlg": "RS256",
    });
  });
});

test("settings without their encrypted values keep the rest as in the file", () => {
  write(
    "auth0:domain: acme.auth0.com",
    "auth0:clientSecret: { secure: v1:x }",
    "auth0-plivo-sms-mfa:protect: true",
    "plivoSender: { secure: v1:x }",
  );
  expect(maskSettings("acme/mfa/qa", folder)).toEqual({
    clear: { "auth0:domain": "acme.auth0.com", "auth0-plivo-sms-mfa:protect": true },
    placeholders: { plivoSender: "+15555550100" },
  });
});
