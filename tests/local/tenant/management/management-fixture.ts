import fastify, { type FastifyInstance } from "fastify";
import type { TenantContext } from "../../../../local/tenant/context";
import { Faults } from "../../../../local/tenant/faults";
import { registerManagement } from "../../../../local/tenant/management";
import type { RateLimit } from "../../../../local/tenant/management/rate-limit";
import { RequestLog } from "../../../../local/tenant/request-log";
import { createStore, type SeedIdentity } from "../../../../local/tenant/seed";
import type { Experience } from "../../../../local/tenant/store";
import { appendLogEvent } from "../../../../local/tenant/tenant-log";

export const IDENTITY: SeedIdentity = {
  clientId: "client",
  clientSecret: "secret",
  connectionId: "con_0000000000000001",
  grantId: "cgr_0000000000000001",
  resourceServerId: "resource",
  managementAudience: "https://localhost/api/v2/",
};

export interface Answer {
  status: number;
  // Tests read into answers of many shapes; a wrong guess fails the test.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  headers: Record<string, unknown>;
}

/** The Management API in this process, without the rest of the tenant. */
export interface ManagementFixture {
  readonly ctx: TenantContext;
  readonly requests: RequestLog;
  readonly faults: Faults;
  /** Asks with a token of every scope, or of these. */
  api(method: string, path: string, body?: unknown, scopes?: string[]): Promise<Answer>;
  /** Asks with these headers and no token. */
  bare(method: string, path: string, headers?: Record<string, string>): Promise<Answer>;
  reset(experience?: Experience): void;
  close(): Promise<void>;
}

const routesAsked = new Set<string>();

/**
 * Describes one route, `METHOD /path` as the route is written. Afterwards it must have been asked: the list of routes
 * that have a test is made of these titles.
 */
export function describeRoute(route: string, tests: () => void): void {
  describe(route, () => {
    tests();
    afterAll(() => {
      expect([...routesAsked]).toContain(route);
    });
  });
}

/** A context without network; `carrier` and `ca` are there for tests that bring their own. */
export function createContext(overrides: Partial<TenantContext> = {}): TenantContext {
  const ctx: TenantContext = {
    store: createStore(IDENTITY, "legacy"),
    origins: { https: "https://localhost", http: "http://localhost" },
    experience: "legacy",
    get carrier(): never {
      throw new Error("This test has no carrier.");
    },
    ca: { pem: "", file: "" },
    signingKey: new Promise(() => undefined),
    log: (event) => appendLogEvent(ctx.store, event),
    onReset: () => undefined,
    ...Object.fromEntries(Object.entries(overrides)),
  };
  return ctx;
}

const EVERY_SCOPE = { has: () => true } as unknown as ReadonlySet<string>;

export async function createManagementFixture(
  options: { ctx?: TenantContext; rateLimit?: RateLimit } = {},
): Promise<ManagementFixture> {
  const ctx = options.ctx ?? createContext();
  const requests = new RequestLog();
  const faults = new Faults();
  const app: FastifyInstance = fastify({ forceCloseConnections: true });
  app.addHook("onResponse", async (request) => {
    routesAsked.add(`${request.method} ${request.routeOptions.url?.replace("/api/v2", "") ?? ""}`);
    await Promise.resolve();
  });
  await registerManagement(app, ctx, {
    requests,
    faults,
    rateLimit: options.rateLimit,
    verify: (token) =>
      Promise.resolve(
        token === "bad"
          ? undefined
          : {
              clientId: "client",
              scopes: token === "all" ? EVERY_SCOPE : new Set(token.split(",")),
            },
      ),
  });

  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  const ask = async (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Answer> => {
    const response = await fetch(`${origin}/api/v2${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text ? (JSON.parse(text) as unknown) : null,
      headers: Object.fromEntries(response.headers),
    };
  };
  return {
    ctx,
    requests,
    faults,
    api: (method, path, body, scopes) =>
      ask(method, path, { authorization: `Bearer ${scopes?.join(",") ?? "all"}` }, body),
    bare: (method, path, headers = {}) => ask(method, path, headers),
    reset: (experience = "legacy") => {
      ctx.store = createStore(IDENTITY, experience);
      requests.clear();
      faults.clear();
    },
    close: () => app.close(),
  };
}
