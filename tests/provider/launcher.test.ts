import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

const LAUNCHER = join(__dirname, "../../provider/bin/pulumi-resource-auth0-plivo");
const URN = "urn:pulumi:test::app::auth0-plivo:index:ActionDeployment::mfa";

const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill();
});

/** Starts the plugin as the engine does, and returns the port that it prints. */
async function start(stdin: "pipe" | "ignore", env: Record<string, string> = {}) {
  const child = spawn(LAUNCHER, [], {
    stdio: [stdin, "pipe", "pipe"],
    env: { PATH: process.env["PATH"], ...env },
  });
  started.push(child);
  const said: string[] = [];
  child.stderr?.on("data", (text: Buffer) => said.push(text.toString()));
  const output = child.stdout as Readable;
  const [port] = (await once(createInterface({ input: output }), "line")) as [string];
  return { child, port, said };
}

/** Reads an Action through the plugin, and returns what went wrong. */
async function readAction(port: string, domain: string): Promise<string> {
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  const settings = Struct.fromJavaScript({ domain, apiToken: "token" });
  const problem = await new Promise<string>((resolve) => {
    client.configure(new protocol.ConfigureRequest().setArgs(settings), () => {
      const request = new protocol.ReadRequest().setUrn(URN).setId("act_1");
      client.read(request, (error) => {
        resolve(error?.details ?? "");
      });
    });
  });
  client.close();
  return problem;
}

/** A proxy that refuses to connect, and records where to. */
async function refusingProxy() {
  const asked: string[] = [];
  const server = createServer((_request, response) => {
    // A refusal that isn't worth another try.
    response.writeHead(404).end("{}");
  });
  server.on("connect", (request, socket) => {
    asked.push(request.url ?? "");
    // A plugin that ends first resets the connection: an error without a listener ends the test's process.
    socket.on("error", () => undefined);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { asked, server, url: `http://127.0.0.1:${port}` };
}

it("ends with the engine, from which its standard input is a pipe", async () => {
  const { child } = await start("pipe");
  child.stdin?.end();
  await once(child, "exit");
});

it("keeps running without a pipe from an engine", async () => {
  const { child, port } = await start("ignore");
  expect(await readAction(port, "")).toContain("auth0:domain is not set");
  expect(child.exitCode).toBeNull();
});

it("calls the tenant through the proxy of the environment, and this machine without it", async () => {
  const { asked, server, url } = await refusingProxy();
  const { child, port, said } = await start("pipe", { HTTPS_PROXY: url, NO_PROXY: "other.test" });
  const reads = [readAction(port, "acme.test")];
  while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(new Set(asked)).toEqual(new Set(["acme.test:443"]));
  reads.push(readAction(port, "localhost:1"));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked.some((target) => target.startsWith("localhost"))).toBe(false);
  expect(said).toEqual([]);
  child.kill();
  await Promise.all(reads);
  server.close();
});
