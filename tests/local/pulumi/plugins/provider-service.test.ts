import { promisify } from "node:util";
import * as grpc from "@grpc/grpc-js";
import service from "@pulumi/pulumi/proto/provider_grpc_pb";
import protocol from "@pulumi/pulumi/proto/provider_pb";
import type { Plugin } from "../../../../local/pulumi/plugins/plugin";
import { string } from "../../../../local/pulumi/plugins/property";
import { pluginService } from "../../../../local/pulumi/plugins/provider-service";
import { toStruct, fromStruct } from "../../../../provider/property-values";

/** Says which tenant it was configured for. */
const PLUGIN: Plugin<{ domain: string }> = {
  name: "auth0",
  version: "1.0.0",
  resources: [],
  functions: [
    {
      token: "auth0:index/getTenant:getTenant",
      properties: { domain: string({ output: true }) },
      call: ({ domain }) => Promise.resolve({ domain }),
    },
  ],
  needsConfiguration: true,
  configure: ({ domain = "" }) => ({ domain }),
  describeError: (error) => (error instanceof Error ? error.message : String(error)),
  isGone: () => false,
};

describe("one plugin process that several stacks share", () => {
  const server = new grpc.Server();
  const clients: InstanceType<typeof service.ResourceProviderClient>[] = [];
  let port = 0;

  beforeAll(async () => {
    server.addService(
      service.ResourceProviderService,
      pluginService(PLUGIN) as grpc.UntypedServiceImplementation,
    );
    const bind = promisify(server.bindAsync.bind(server));
    port = await bind("127.0.0.1:0", grpc.ServerCredentials.createInsecure());
  });
  afterAll(() => {
    for (const client of clients) client.close();
    server.forceShutdown();
  });

  /** A connection of its own, as the engine makes for each provider. */
  function connect(): InstanceType<typeof service.ResourceProviderClient> {
    const client = new service.ResourceProviderClient(
      `127.0.0.1:${port}`,
      grpc.credentials.createInsecure(),
      { "grpc.use_local_subchannel_pool": 1 },
    );
    clients.push(client);
    return client;
  }

  function configure(client: (typeof clients)[number], domain: string): Promise<void> {
    const request = new protocol.ConfigureRequest().setArgs(toStruct({ domain }));
    return new Promise((resolve, reject) => {
      client.configure(request, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  function tenantOf(client: (typeof clients)[number]): Promise<unknown> {
    const request = new protocol.InvokeRequest().setTok("auth0:index/getTenant:getTenant");
    return new Promise((resolve, reject) => {
      client.invoke(request, (error, response) => {
        if (error) reject(error);
        else resolve(fromStruct(response.getReturn())["domain"]);
      });
    });
  }

  it("works for each on the tenant that its own provider was configured for", async () => {
    const [first, second] = [connect(), connect()];
    await configure(first, "one.example.com");
    await configure(second, "two.example.com");
    await expect(Promise.all([tenantOf(first), tenantOf(second)])).resolves.toEqual([
      "one.example.com",
      "two.example.com",
    ]);
  });

  it("refuses a provider that isn't configured, even if another is", async () => {
    await configure(connect(), "one.example.com");
    await expect(tenantOf(connect())).rejects.toThrow("called before it was configured");
  });
});
