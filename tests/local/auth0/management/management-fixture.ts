import fastify, { type FastifyInstance } from "fastify";
import type { TenantContext } from "../../../../local/auth0/context";
import { Faults } from "../../../../local/control/faults";
import { registerManagement } from "../../../../local/auth0/management";
import type { RateLimit } from "../../../../local/auth0/management/rate-limit";
import { RequestLog } from "../../../../local/control/request-log";
import { createStore } from "../../../../local/auth0/seed";
import type { PhoneExperience } from "../../../../components/auth0/phone-experience";
import type { JsonObject } from "../../../../local/auth0/store";
import { watchRequests } from "../../../../local/control/watch-requests";
import { createTestContext, IDENTITY } from "../context-fixture";

export { createTestContext, IDENTITY } from "../context-fixture";

/** What the Management API answered. */
export interface ApiAnswer {
  status: number;
  body: JsonObject;
  headers: Headers;
  /** Returns the value at a path of the body, such as `bindings.0.action.name`. */
  at(path: string): unknown;
  /** Returns the same, if it is a string. */
  textAt(path: string): string;
  /** The same, of each item of a list. */
  each(path: string, key: string): unknown[];
}

function createAnswer(status: number, text: string, headers: Headers): ApiAnswer {
  const body = (text ? JSON.parse(text) : {}) as JsonObject;
  const at = (path: string): unknown =>
    path.split(".").reduce<unknown>((value, key) => (value as JsonObject | undefined)?.[key], body);
  return {
    status,
    body,
    headers,
    at,
    textAt: (path) => {
      const value = at(path);
      if (typeof value === "string") return value;
      throw new Error(`There is no text at ${path} of ${text}`);
    },
    each: (path, key) => (at(path) as JsonObject[]).map((item) => item[key]),
  };
}

/** The Management API in this process, without the rest of the tenant. */
export interface ManagementFixture {
  readonly ctx: TenantContext;
  readonly requests: RequestLog;
  readonly faults: Faults;
  readonly origin: string;
  /** Asks with a token of every scope, or of these. */
  api(method: string, path: string, body?: unknown, scopes?: string[]): Promise<ApiAnswer>;
  /** Asks with these headers and no token. */
  bare(method: string, path: string, headers?: Record<string, string>): Promise<ApiAnswer>;
  reset(experience?: PhoneExperience): void;
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

const EVERY_SCOPE = { has: () => true } as unknown as ReadonlySet<string>;

export async function createManagementFixture(
  options: { ctx?: TenantContext; rateLimit?: RateLimit } = {},
): Promise<ManagementFixture> {
  const ctx = options.ctx ?? createTestContext();
  const requests = new RequestLog();
  const faults = new Faults();
  const app: FastifyInstance = fastify({ forceCloseConnections: true });
  app.addHook("onResponse", async (request) => {
    routesAsked.add(`${request.method} ${request.routeOptions.url?.replace("/api/v2", "") ?? ""}`);
    await Promise.resolve();
  });
  await registerManagement(app, ctx, {
    watch: (api) => {
      watchRequests(api, requests, faults);
    },
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
  ): Promise<ApiAnswer> => {
    const response = await fetch(`${origin}/api/v2${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return createAnswer(response.status, await response.text(), response.headers);
  };
  return {
    ctx,
    requests,
    faults,
    origin,
    api: (method, path, body, scopes) =>
      ask(method, path, { authorization: `Bearer ${scopes?.join(",") ?? "all"}` }, body),
    bare: (method, path, headers = {}) => ask(method, path, headers),
    reset: (experience = "legacy") => {
      ctx.store = createStore(IDENTITY, experience);
      ctx.memory.clear();
      ctx.clock.set(0);
      requests.clear();
      faults.clear();
    },
    close: () => app.close(),
  };
}
