import Module from "node:module";
import type { dynamic } from "@pulumi/pulumi";
import type {
  Deployment,
  DeploymentInputs,
} from "../../components/action-deployment/deployment-provider";
import { dynamicProviderCode } from "../../components/dynamic-provider-code";

const ENTRY_POINT = "components/action-deployment/deployment-provider.ts";

type Provider = Required<dynamic.ResourceProvider<DeploymentInputs, Deployment>>;

/** Loads the text as Pulumi's server of dynamic providers does: alone, with nothing to import from. */
function loadAlone(code: string): Provider {
  const module = new Module("deployment-provider") as Module & {
    _compile(code: string, file: string): void;
  };
  module.paths = [];
  module._compile(code, "deployment-provider.js");
  return (module.exports as { handler: () => Provider }).handler();
}

describe("a provider's text", () => {
  it("is the same each time and holds no path of the machine", () => {
    const code = dynamicProviderCode(ENTRY_POINT);
    expect(dynamicProviderCode(ENTRY_POINT)).toBe(code);
    expect(code).not.toContain(process.cwd());
  });

  it("runs without the packages of the project", async () => {
    const provider = loadAlone(dynamicProviderCode(ENTRY_POINT));
    const secrets = [{ name: "PLIVO_AUTH_ID", value: "MAXXXXXXXXXXXXXXXXXX" }];
    const state = { actionId: "act_1", deployed: false, secretNames: [], secrets };
    const inputs = {
      actionId: "act_1",
      deployed: true,
      secretNames: ["PLIVO_AUTH_ID"],
      secretsInPlace: true,
      secrets,
    };
    expect(await provider.check(state, state)).toEqual({ inputs });
    expect(await provider.diff("act_1", state, inputs)).toEqual({ changes: true, replaces: [] });
  });
});
