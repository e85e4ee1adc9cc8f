import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { ProxyAgent } from "undici";
import { limitsOf, withinLimits } from "../../../../cli/fleet/queue/limits";
import { type PacedProxy, startPacedProxy } from "../../../../cli/fleet/queue/paced-proxy";
import {
  type CertificateAuthority,
  createCertificateAuthority,
} from "../../../../local/world/certificate-authority";

describe("startPacedProxy", () => {
  let authority: CertificateAuthority;
  let server: Server;
  let proxy: PacedProxy;
  let origin: string;
  let asked: string[];
  let turns: number;
  let gate: Promise<void>;

  beforeAll(async () => {
    authority = await createCertificateAuthority();
    server = createServer(await authority.issue(["localhost"]), (request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += String(chunk)));
      request.on("end", () => {
        asked.push(`${request.method} ${request.url}`);
        response.end(`${body.length} bytes`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(async () => {
    [asked, turns, gate] = [[], 0, Promise.resolve()];
    proxy = await startPacedProxy(async (host) => {
      expect(host).toBe("localhost");
      turns += 1;
      await gate;
    });
  });
  afterEach(() => {
    proxy.close();
  });
  afterAll(async () => {
    server.close();
    await authority.remove();
  });

  const agent = () => new ProxyAgent({ uri: proxy.url, requestTls: { ca: authority.caPem } });
  const ask = async (dispatcher: ProxyAgent, body?: string): Promise<string> => {
    const init = { dispatcher, ...(body !== undefined && { method: "POST", body }) } as RequestInit;
    return (await fetch(`${origin}/asked`, init)).text();
  };

  it("forwards requests of any size unchanged, each after at least one turn", async () => {
    const dispatcher = agent();
    await expect(ask(dispatcher)).resolves.toBe("0 bytes");
    await expect(ask(dispatcher, "x".repeat(200_000))).resolves.toBe("200000 bytes");
    expect(asked).toEqual(["GET /asked", "POST /asked"]);
    expect(turns).toBeGreaterThan(2);
    await dispatcher.close();
  });

  it("lets no request through before its turn", async () => {
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));
    const dispatcher = agent();
    const answers = Promise.all([ask(dispatcher), ask(dispatcher)]);
    while (turns < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(asked).toEqual([]);
    open();
    await answers;
    expect(asked).toHaveLength(2);
    await dispatcher.close();
  });
});

describe("limitsOf", () => {
  const tenants = { a: "a.eu.auth0.com", b: "b.eu.auth0.com" };

  it("limits each stack's tenant, and Plivo for all", () => {
    expect(limitsOf(tenants, { tenant: 2, plivo: 5 })).toEqual({
      a: { "a.eu.auth0.com": 2, "api.plivo.com": 5 },
      b: { "b.eu.auth0.com": 2, "api.plivo.com": 5 },
    });
    expect(limitsOf(tenants, {})).toEqual({ a: {}, b: {} });
  });

  it("refuses a limit for a tenant that isn't known", () => {
    expect(() => limitsOf({ ...tenants, c: "c" }, { tenant: 2 })).toThrow(
      /^--tenant-requests can't limit c, since `auth0:domain` isn't in plain text/,
    );
    expect(limitsOf({ c: "c" }, { plivo: 1 })).toEqual({ c: { "api.plivo.com": 1 } });
  });

  it("refuses a limit for a tenant on this machine, whose requests use no proxy", () => {
    expect(() => limitsOf({ ...tenants, d: "localhost:4443" }, { tenant: 2 })).toThrow(
      /^--tenant-requests can't limit d, whose tenant is on this machine/,
    );
  });
});

describe("withinLimits", () => {
  const wait = (): Promise<void> => Promise.resolve();

  it("starts no proxy without a limit, and ends its proxy with the work", async () => {
    await withinLimits({}, wait, (environment) => {
      expect(environment).toEqual({});
      return Promise.resolve();
    });
    const url = await withinLimits({ "api.plivo.com": 1 }, wait, ({ HTTPS_PROXY }) =>
      Promise.resolve(HTTPS_PROXY ?? ""),
    );
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });
});
