import { promisify } from "node:util";
import {
  Client,
  credentials,
  Server,
  ServerCredentials,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import {
  ResourceProviderClient,
  ResourceProviderService,
} from "@pulumi/pulumi/proto/provider_grpc_pb";
import { PluginAttach } from "@pulumi/pulumi/proto/plugin_pb";
import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { providerService } from "../../provider/provider-service";

const SECRET = "4dabf18193072939515e22adb298388d";
const URN =
  "urn:pulumi:test::app::auth0-plivo:index:SmsMfa$auth0-plivo:index:ActionDeployment::mfa";
const INPUTS = {
  actionId: "act_1",
  codeSha256: "0".repeat(64),
  secrets: [{ name: "TOKEN", value: "hunter2" }],
};

let server: Server;
let client: ResourceProviderClient;

beforeAll(async () => {
  server = new Server();
  const methods = providerService(undefined, "1.2.3") as UntypedServiceImplementation;
  server.addService(ResourceProviderService, methods);
  const bind = promisify(server.bindAsync.bind(server));
  const port = await bind("127.0.0.1:0", ServerCredentials.createInsecure());
  client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
});

afterAll(() => {
  (client as Client).close();
  server.forceShutdown();
});

/** Calls a method and returns what it answered. */
function call<Request, Response>(
  method: (
    request: Request,
    callback: (error: Error | null, response: Response) => void,
  ) => unknown,
  request: Request,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    method.call(client, request, (error, response) => {
      if (error) reject(error);
      else resolve(response);
    });
  });
}

const check = (news: object, urn = URN) =>
  call<protocol.CheckRequest, protocol.CheckResponse>(
    (request, done) => client.check(request, done),
    new protocol.CheckRequest().setUrn(urn).setNews(Struct.fromJavaScript(news as never)),
  );

it("prints its schema with the version of the package", async () => {
  const response = await call<protocol.GetSchemaRequest, protocol.GetSchemaResponse>(
    (request, done) => client.getSchema(request, done),
    new protocol.GetSchemaRequest(),
  );
  const schema = JSON.parse(response.getSchema()) as {
    name: string;
    version: string;
    resources: object;
  };
  expect(schema).toMatchObject({ name: "auth0-plivo", version: "1.2.3" });
  expect(Object.keys(schema.resources)).toContain("auth0-plivo:index:ActionDeployment");
});

it("lets an engine use it that didn't start it", async () => {
  const address = new PluginAttach().setAddress("127.0.0.1:1");
  await expect(call(client.attach.bind(client), address)).resolves.toBeInstanceOf(Empty);
});

it("marks secrets that the program did not mark", async () => {
  const inputs = (await check(INPUTS)).getInputs()?.toJavaScript();
  expect(inputs?.["secrets"]).toMatchObject({ [SECRET]: "1b47061264138c4ac30d75fd1eb44270" });
});

it("opens secrets that the program marked", async () => {
  const secrets = { [SECRET]: "1b47061264138c4ac30d75fd1eb44270", value: INPUTS.secrets };
  const response = await check({ ...INPUTS, secrets });
  expect(response.getFailuresList()).toEqual([]);
});

it("answers with every failure of a check, each as a sentence with its property", async () => {
  const failures = (await check({ ...INPUTS, actionId: 7, color: "red" })).getFailuresList();
  expect(failures.map((failure) => failure.getReason())).toEqual([
    "`color` is not a property here; there are actionId, codeSha256, secrets",
    "`actionId` must be the id of an Action",
  ]);
});

it("shows a plan's changes by their paths", async () => {
  const state = { ...INPUTS, deployed: false, secretStates: {}, secretTimes: {} };
  const request = new protocol.DiffRequest()
    .setUrn(URN)
    .setOlds(Struct.fromJavaScript(state))
    .setOldInputs(Struct.fromJavaScript(INPUTS))
    .setNews(
      Struct.fromJavaScript({
        ...INPUTS,
        deployed: true,
        secretStates: {},
        actionId: "act_2",
      }),
    );
  const response = await call<protocol.DiffRequest, protocol.DiffResponse>(
    (asked, done) => client.diff(asked, done),
    request,
  );
  expect(response.getReplacesList()).toEqual(["actionId"]);
  expect(
    response
      .getDetaileddiffMap()
      .toArray()
      .map(([path]) => path)
      .sort(),
  ).toEqual(["actionId", "deployed"]);
});

it("refuses a resource type that it doesn't have, in one sentence", async () => {
  await expect(
    check({}, "urn:pulumi:test::app::auth0-plivo:index:Nothing::x"),
  ).rejects.toMatchObject({
    details: expect.stringMatching(
      /^auth0-plivo has no resource type `auth0-plivo:index:Nothing`; it has [^\n]*$/,
    ) as string,
  });
});

it("says what is missing when it is first asked to call a tenant without credentials", async () => {
  const configured = new protocol.ConfigureRequest().setArgs(
    Struct.fromJavaScript({ domain: "a.test", clientId: "id" }),
  );
  const { AUTH0_CLIENT_SECRET: before } = process.env;
  delete process.env["AUTH0_CLIENT_SECRET"];
  await call<protocol.ConfigureRequest, protocol.ConfigureResponse>(
    (request, done) => client.configure(request, done),
    configured,
  );
  const create = new protocol.CreateRequest()
    .setUrn(URN)
    .setProperties(Struct.fromJavaScript(INPUTS));
  await expect(
    call<protocol.CreateRequest, protocol.CreateResponse>(
      (request, done) => client.create(request, done),
      create,
    ),
  ).rejects.toMatchObject({
    details: expect.stringMatching(/auth0:clientSecret is not set/) as string,
  });
  if (before !== undefined) process.env["AUTH0_CLIENT_SECRET"] = before;
});

it.each([
  ["1.2.3", []],
  ["1.2.2", []],
  ["0.99.0", []],
  ["1.2.4-rc.1", ["1.2.4-rc.1"]],
  ["1.10.0", ["1.10.0"]],
  ["2.0.0", ["2.0.0"]],
])(
  "keeps its version in the stack, and refuses a stack of a newer one (%s)",
  async (by, refused) => {
    const response = await call<protocol.CheckRequest, protocol.CheckResponse>(
      (request, done) => client.checkConfig(request, done),
      new protocol.CheckRequest()
        .setOlds(Struct.fromJavaScript({ domain: "a.test", pluginVersion: by }))
        .setNews(Struct.fromJavaScript({ domain: "a.test" })),
    );
    expect(response.getInputs()?.toJavaScript()).toEqual({
      domain: "a.test",
      pluginVersion: "1.2.3",
    });
    expect(response.getFailuresList().map((failure) => failure.getReason())).toEqual(
      refused.map(
        (version) =>
          `the stack was deployed by version ${version} of this program, which is newer than this one (1.2.3): check out version ${version} or a newer one, then run this again`,
      ),
    );
  },
);

it("isn't configured with the settings of a newer version, which `destroy` passes as the state has them", async () => {
  const configure = (pluginVersion: string) =>
    call<protocol.ConfigureRequest, protocol.ConfigureResponse>(
      (request, done) => client.configure(request, done),
      new protocol.ConfigureRequest().setArgs(Struct.fromJavaScript({ pluginVersion })),
    );
  await expect(configure("1.2.4")).rejects.toMatchObject({
    details: expect.stringContaining("was deployed by version 1.2.4 of this program") as string,
  });
  await expect(configure("1.2.3")).resolves.toBeDefined();
});

it("marks the secret settings of the provider, and refuses a setting that it doesn't know", async () => {
  const news = Struct.fromJavaScript({ domain: "a.test", clientSecret: "s", apiTokn: "t" });
  const response = await call<protocol.CheckRequest, protocol.CheckResponse>(
    (request, done) => client.checkConfig(request, done),
    new protocol.CheckRequest().setNews(news),
  );
  expect(response.getInputs()?.toJavaScript()["clientSecret"]).toHaveProperty([SECRET]);
  expect(response.getFailuresList().map((failure) => failure.getProperty())).toEqual(["apiTokn"]);
});
