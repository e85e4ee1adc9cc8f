import { Agent, createServer, get, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { trustAuthority } from "../../../../local/pulumi/stack/trusted-authority";
import {
  createCertificateAuthority,
  type CertificateAuthority,
} from "../../../../local/world/certificate-authority";

describe("a certificate authority of this machine", () => {
  let authority: CertificateAuthority;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    authority = await createCertificateAuthority();
    server = createServer(await authority.issue(["localhost"]), (_request, response) => {
      response.setHeader("connection", "close").end("here");
    });
    await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
    url = `https://localhost:${String((server.address() as AddressInfo).port)}`;
  });

  afterAll(async () => {
    server.close();
    await authority.remove();
  });

  /** Whether a new connection is trusted; `fetch` would take up an earlier TLS session again. */
  const isTrusted = (): Promise<boolean> =>
    new Promise((resolve) => {
      const agent = new Agent({ maxCachedSessions: 0 });
      get(url, { agent }, (response) => {
        response.resume();
        resolve(true);
      }).on("error", () => {
        resolve(false);
      });
    });

  it("is trusted by what this process fetches", async () => {
    await expect(fetch(url)).rejects.toThrow("fetch failed");
    const distrust = trustAuthority(authority.caPem);
    expect(await (await fetch(url)).text()).toBe("here");
    distrust();
  });

  it("is trusted as long as somebody who asked for it needs it", async () => {
    const [first, second] = [trustAuthority(authority.caPem), trustAuthority(authority.caPem)];
    first();
    expect(await isTrusted()).toBe(true);
    second();
    expect(await isTrusted()).toBe(false);
  });
});
