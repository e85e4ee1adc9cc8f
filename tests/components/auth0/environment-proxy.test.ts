import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const MODULE = join(__dirname, "../../../components/auth0/environment-proxy.ts");

/** Calls addresses in a process of its own, since the proxy is the process's; returns where the proxy was asked to connect. */
async function connectsOf(addresses: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end();
  });
  proxy.on("connect", ({ url = "" }, socket) => {
    asked.push(url);
    socket.on("error", () => undefined);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const { port } = proxy.address() as AddressInfo;
  const script = `
    const { useEnvironmentProxy } = require(${JSON.stringify(MODULE)});
    void useEnvironmentProxy().then(() =>
    Promise.allSettled(${JSON.stringify(addresses)}.map((address) => fetch(address))));`;
  const env = { PATH: process.env["PATH"], HTTPS_PROXY: `http://127.0.0.1:${port}`, ...more };
  const { stderr } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "--eval", script],
    { env, cwd: join(__dirname, "../../..") },
  );
  proxy.close();
  return { asked, stderr };
}

it("calls a tenant through the proxy, and this machine and NO_PROXY's hosts without it", async () => {
  const addresses = [
    "https://acme.test/",
    "https://localhost:9/",
    "https://other.test/",
    "https://eu.other.test/",
  ];
  const { asked, stderr } = await connectsOf(addresses, { NO_PROXY: "other.test" });
  expect(asked).toEqual(["acme.test:443"]);
  expect(stderr).toBe("");
});

it("calls everything directly if the environment has no proxy", async () => {
  expect((await connectsOf(["https://acme.test/"], { HTTPS_PROXY: "" })).asked).toEqual([]);
});
