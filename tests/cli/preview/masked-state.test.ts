import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UNKNOWN } from "../../../provider/property-values";
import { maskState } from "../../../cli/preview/masked-state";

const schema = JSON.parse(
  readFileSync(join(__dirname, "../../../provider/schema.json"), "utf8"),
) as {
  resources: Record<
    string,
    { inputProperties: Record<string, { secret?: boolean; type: string }> }
  >;
};
const SECRET = {
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  ciphertext: "v1:abc",
};

const masked = (...resources: object[]) =>
  maskState({ version: 3, deployment: { secrets_providers: {}, resources } }).deployment as {
    resources: { inputs: object; outputs: object }[];
  };

describe("maskState", () => {
  it("replaces a secret by a text, and keeps nothing that could decrypt one", () => {
    const { resources, ...rest } = masked({
      type: "random:index/randomPassword:RandomPassword",
      outputs: { result: SECRET, length: 20 },
    });
    expect(resources[0]?.outputs).toEqual({ result: "not-known-here", length: 20 });
    expect(rest).toEqual({});
  });

  it("keeps the form of secrets that aren't texts", () => {
    const { resources } = masked(
      { type: "auth0:index/action:Action", inputs: { secrets: SECRET, name: "plivo" } },
      { type: "auth0:index/phoneProvider:PhoneProvider", inputs: { credentials: SECRET } },
      { type: "auth0-plivo:index:ActionDeployment", inputs: { secrets: SECRET } },
    );
    expect(resources.map(({ inputs }) => inputs)).toEqual([
      { secrets: [], name: "plivo" },
      { credentials: { authToken: "not-known-here" } },
      { secrets: UNKNOWN },
    ]);
  });

  it("has a form for every secret list of the plugin's resources that no diff compares", () => {
    const lists = Object.entries(schema.resources).flatMap(([type, { inputProperties }]) =>
      Object.entries(inputProperties)
        .filter(([, { secret, type: form }]) => secret === true && form === "array")
        .map(([name]) => [type, name] as const),
    );
    expect(lists).toContainEqual(["auth0-plivo:index:ActionDeployment", "secrets"]);
    for (const [type, name] of lists)
      expect(masked({ type, inputs: { [name]: SECRET } }).resources[0]?.inputs).toEqual({
        [name]: UNKNOWN,
      });
  });

  it.each(["auth0", "auth0-plivo"])(
    "removes the credentials of the last run from a provider of %s",
    (plugin) => {
      const { resources } = masked({
        type: `pulumi:providers:${plugin}`,
        inputs: { domain: "acme.auth0.com", clientId: "id", clientSecret: SECRET, apiToken: "t" },
      });
      expect(resources[0]?.inputs).toEqual({ domain: "acme.auth0.com" });
    },
  );

  it("accepts a stack without resources", () => {
    expect(masked()).toEqual({ resources: [] });
  });
});
