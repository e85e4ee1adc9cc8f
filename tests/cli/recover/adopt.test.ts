import { ACTION, GUARDIAN } from "../../../components/auth0/resource-types";
import { programResources, resourceUrn } from "../../../cli/program-resources";
import { adopt, type AdoptOptions } from "../../../cli/recover/adopt";
import type { StackExport } from "../../../cli/stack-state";

const EMPTY: StackExport = { version: 3, deployment: {} };

function adopting(...types: string[]): AdoptOptions {
  const missing = programResources(["legacy"])
    .filter(({ type }) => types.includes(type))
    .map((resource) => ({ resource, id: `id of ${resource.name}`, what: resource.name }));
  return {
    stack: "dev",
    deliveries: ["legacy"],
    config: new Map([
      ["auth0:domain", { value: "tenant.test", secret: false }],
      ["auth0:clientSecret", { value: "hidden", secret: true }],
    ]),
    missing,
    keepPending: false,
    foreignSecrets: new Map(),
  };
}

describe("the state after an adoption", () => {
  it("has every resource after its parents, its plugin and what it depends on", () => {
    const { resources = [] } = adopt(EMPTY, adopting(ACTION, GUARDIAN)).deployment;
    const seen = new Set<string>();
    for (const { urn, parent, provider, dependencies = [] } of resources) {
      const plugin = provider?.split("::").slice(0, -1).join("::");
      const needed = [parent, plugin, ...dependencies].flatMap((each) => each ?? []);
      expect(needed.filter((each) => !seen.has(each))).toEqual([]);
      seen.add(urn);
    }
    expect(resources.filter(({ type }) => type === ACTION).map(({ id }) => id)).toEqual([
      "id of mfa-legacy",
    ]);
  });

  it("marks the plugin's secret as one that Pulumi has to encrypt", () => {
    const { resources = [] } = adopt(EMPTY, adopting(ACTION)).deployment;
    const plugin = resources.find(({ type }) => type === "pulumi:providers:auth0");
    expect(plugin?.inputs).toMatchObject({ domain: "tenant.test", version: "3.49.0" });
    expect(Object.keys(plugin?.inputs?.["clientSecret"] ?? {})).toContain(
      "4dabf18193072939515e22adb298388d",
    );
  });

  it("keeps what it had, and forgets what killed runs had begun", () => {
    const [action] = programResources(["legacy"]).filter(({ type }) => type === ACTION);
    const known = {
      urn: action ? resourceUrn("dev", action) : "",
      custom: true,
      type: ACTION,
      id: "known",
    };
    const state: StackExport = {
      version: 3,
      deployment: {
        resources: [known],
        pending_operations: [{ type: "creating", resource: known }],
      },
    };
    expect(adopt(state, { ...adopting(), missing: [] }).deployment).toEqual({
      resources: [known],
      pending_operations: [],
    });
    expect(adopt(state, adopting(ACTION)).deployment.resources).toContainEqual(known);
  });

  it("names secrets that the program doesn't set, without a value", () => {
    const options = {
      ...adopting(ACTION),
      foreignSecrets: new Map([["id of mfa-legacy", ["FROM"]]]),
    };
    const { resources = [] } = adopt(EMPTY, options).deployment;
    const action = resources.find(({ type }) => type === ACTION);
    expect(action?.outputs).toEqual({ secrets: [{ name: "FROM", value: "" }] });
  });
});
