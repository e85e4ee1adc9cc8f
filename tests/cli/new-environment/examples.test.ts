import { resolve } from "node:path";
import { rules } from "../../../policy/rules";
import { keysInClear } from "../../../policy/stack-settings";
import { readStackSettings } from "../../../policy/stack-settings";
import { offlineConfig } from "../../../cli/preview/offline/offline-config";
import { checkSettings } from "../../../cli/new-environment/settings";
import { review } from "../../policy/review";

const ROOT = resolve(__dirname, "..", "..", "..");
const SWITCHES = ["protect", "disposable"] as const;

describe.each(["staging", "prod"])("the example Pulumi.%s.yaml", (stack) => {
  const { clear, secret } = offlineConfig(stack, ROOT);

  it("is accepted by the program once its secrets are set", () => {
    const named = (values: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(values).map(([key, value]) => [`auth0-plivo-sms-mfa:${key}`, value]),
      );
    const tenant = { "auth0:domain": "acme.eu.auth0.com", "auth0:clientId": "id" };
    expect(() => {
      checkSettings({
        clear: { ...tenant, ...named(clear) },
        secret: { "auth0:clientSecret": "s", ...named(secret) },
      });
    }).not.toThrow();
  });

  it("holds no secret in plain text, is protected and not disposable", () => {
    expect(keysInClear(readStackSettings(stack, ROOT) ?? { config: {} })).toEqual([]);
    expect(SWITCHES.map((key) => clear[key])).toEqual(["true", undefined]);
  });
});

test("no rule refuses what the prod example declares", async () => {
  const { clear } = offlineConfig("prod", ROOT);
  const callbacks = JSON.parse(clear["appUrls"] ?? "[]") as string[];
  const secrets = [{ name: "ALLOWED_COUNTRIES", value: clear["allowedCountries"] ?? "" }];
  const declared = [
    { type: "auth0:index/client:Client", props: { callbacks } },
    { type: "auth0:index/action:Action", props: { secrets, code: "" } },
    {
      type: "auth0:index/guardian:Guardian",
      props: { policy: clear["mfaPolicy"] ?? "all-applications" },
      protect: clear["protect"] === "true",
    },
  ];
  for (const rule of rules)
    for (const subject of declared) await expect(review(rule, subject)).resolves.toEqual([]);
  expect(clear["testUserEmail"]).toBeUndefined();
});
