import type { Management, ManagementClient } from "auth0";
import { CLIENT } from "../../../components/auth0/resource-types";
import { programResources, resourceUrn } from "../../../cli/program-resources";
import { findSecondCopies } from "../../../cli/recover/second-copies";
import type { StackConfig } from "../../../cli/stack-config";
import type { PendingOperation, StackExport } from "../../../cli/stack-state";

const SETTINGS = {
  app_type: "spa",
  callbacks: ["http://localhost:3000"],
  grant_types: ["implicit"],
};
const named = (id: string, more: Management.Client = {}): Management.Client =>
  ({ client_id: id, name: "React sample", ...SETTINGS, ...more }) as Management.Client;

/** A tenant that answers lists; any other request throws. */
function tenantOf(clients: Management.Client[], enabled: string[] = []): ManagementClient {
  const page = <T>(data: T[]) => Promise.resolve(data);
  return {
    clients: { list: () => page(clients) },
    actions: { list: () => page([]), triggers: { bindings: { list: () => page([]) } } },
    connections: {
      list: () => page([{ id: "con_1" }]),
      clients: { get: () => page(enabled.map((client_id) => ({ client_id }))) },
    },
  } as unknown as ManagementClient;
}

function killedWhileCreating(callbacks = SETTINGS.callbacks): PendingOperation {
  const [client] = programResources(["legacy"]).filter(({ type }) => type === CLIENT);
  const inputs = { name: "React sample", appType: "spa", callbacks, grantTypes: ["implicit"] };
  const urn = client ? resourceUrn("dev", client) : "";
  return { type: "creating", resource: { urn, custom: true, type: CLIENT, inputs } };
}

function search(client: ManagementClient, foreign: string[], ...pending: PendingOperation[]) {
  const config = { program: { appName: "React sample" } } as StackConfig;
  const state: StackExport = { version: 3, deployment: { pending_operations: pending } };
  const isForeign = (id: string): Promise<boolean> => Promise.resolve(foreign.includes(id));
  const own = { known: new Set(["own"]), justFound: new Set<string>() };
  return findSecondCopies(
    { stack: "dev", config, client, isForeign },
    "dev",
    ["legacy"],
    state,
    own,
  );
}

describe("a second application of the stack's name", () => {
  it("is removable when a run was killed while making just that and nobody uses it", async () => {
    const { removable, doubtful } = await search(
      tenantOf([named("own"), named("copy")], ["own"]),
      [],
      killedWhileCreating(),
    );
    expect(removable.map(({ id }) => id)).toEqual(["copy"]);
    expect(doubtful).toEqual([]);
  });

  it.each([
    ["no run was killed", [], [], {}],
    ["a connection uses it", [killedWhileCreating()], ["copy"], {}],
    ["it has other URLs", [killedWhileCreating()], [], { callbacks: ["https://example.com"] }],
  ])("is named and left alone when %s", async (_, pending, enabled, more) => {
    const tenant = tenantOf([named("own"), named("copy", more)], enabled);
    const { removable, doubtful } = await search(tenant, [], ...pending);
    expect(removable).toEqual([]);
    expect(doubtful).toHaveLength(1);
    expect(doubtful[0]).toContain("copy");
  });

  it("is left alone when there are more of them than killed runs", async () => {
    const tenant = tenantOf([named("own"), named("copy"), named("other")]);
    const { removable, doubtful } = await search(tenant, [], killedWhileCreating());
    expect(removable).toEqual([]);
    expect(doubtful).toHaveLength(2);
  });

  it("isn't even named when another stack holds it", async () => {
    const tenant = tenantOf([named("own"), named("copy")]);
    expect(await search(tenant, ["copy"], killedWhileCreating())).toEqual({
      removable: [],
      doubtful: [],
    });
  });
});
