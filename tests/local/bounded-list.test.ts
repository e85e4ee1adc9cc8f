import type { FastifyRequest } from "fastify";
import { MOST_KEPT } from "../../local/bounded-list";
import type { TenantContext } from "../../local/auth0/context";
import { countFailure } from "../../local/auth0/login/brute-force";
import { rememberBrowser } from "../../local/auth0/login/remembered-browser";
import { TokenBucket } from "../../local/auth0/login/token-bucket";
import type { Store } from "../../local/auth0/store";
import { appendLogEvent } from "../../local/auth0/tenant-log";
import { Clock } from "../../local/clock";
import { RequestLog } from "../../local/control/request-log";
import { createCarrierState } from "../../local/plivo/carrier-state";
import { startCarrier } from "./plivo/carrier-fixture";

const DAY = 86_400_000;
const MESSAGE = { sender: "Acme", text: "Hello", isRedacted: false, invalidNumbers: [] };

const request = (path: string) => ({ method: "GET", path, body: null });

const withStore = (store: Partial<Store>, clock: Clock): TenantContext =>
  ({ store: { attackProtection: {}, ...store }, clock }) as TenantContext;

describe("what a tenant keeps has a bound:", () => {
  test("the newest events of its log", () => {
    const store = { logs: [], connections: new Map() } as unknown as Store;
    const date = "2026-11-28T00:00:00.000Z";
    for (let n = 0; n <= MOST_KEPT; n++)
      appendLogEvent(store, date, { type: "s", description: String(n) });
    expect(store.logs).toHaveLength(MOST_KEPT);
    expect(store.logs.at(0)?.description).toBe("1");
    expect(store.logs.at(-1)?.description).toBe(String(MOST_KEPT));
  });

  test("the newest requests, which go on being counted", () => {
    const log = new RequestLog();
    for (let n = 0; n <= MOST_KEPT; n++) log.add({ method: "GET", url: "/" } as FastifyRequest);
    expect(log.requests).toHaveLength(MOST_KEPT);
    expect(log.requests.at(-1)?.n).toBe(MOST_KEPT + 1);
  });

  test("the newest messages of the carrier, and those of 90 days", () => {
    const clock = new Clock();
    const state = createCarrierState(clock);
    const destinations = Array.from({ length: MOST_KEPT + 1 }, (_, n) => String(15550000000 + n));
    state.take({ ...MESSAGE, destinations });
    expect(state.messages).toHaveLength(MOST_KEPT);
    expect(state.messages[0]?.to).toBe("+15550000001");
    clock.set(89 * DAY);
    state.take({ ...MESSAGE, destinations: ["15551111111"] });
    expect(state.messages).toHaveLength(MOST_KEPT);
    clock.set(91 * DAY);
    state.take({ ...MESSAGE, destinations: ["15552222222"] });
    expect(state.messages.map(({ to }) => to)).toEqual(["+15551111111", "+15552222222"]);
  });

  test("the newest requests to the carrier", async () => {
    const fixture = await startCarrier();
    const { carrier } = fixture;
    const received = Array.from({ length: MOST_KEPT }, (_, n) => request(`/${n}`));
    carrier.load({ ...carrier.save(), received });
    await fixture.send({ path: "/last" });
    expect(carrier.received).toHaveLength(MOST_KEPT);
    expect(carrier.received[0]).toEqual(request("/1"));
    expect(carrier.received.at(-1)?.path).toBe("/last");
    await fixture.close();
  });

  test("counts of wrong passwords of 30 days", () => {
    const [clock, failedLogins] = [new Clock(), new Map()];
    const tenant = withStore({ failedLogins }, clock);
    const fail = (identifier: string) =>
      countFailure(tenant, { identifier, ip: "127.0.0.1", connection: "Users" });
    fail("a");
    clock.set(29 * DAY);
    fail("b");
    expect(failedLogins.size).toBe(2);
    clock.set(31 * DAY);
    fail("c");
    expect([...failedLogins.keys()].join()).not.toContain('"a"');
    expect(failedLogins.size).toBe(2);
  });

  test("browsers of 30 days", () => {
    const [clock, rememberedBrowsers] = [new Clock(), new Map()];
    const tenant = withStore({ rememberedBrowsers }, clock);
    rememberBrowser(tenant, "auth0|1");
    clock.set(31 * DAY);
    rememberBrowser(tenant, "auth0|2");
    expect(rememberedBrowsers.size).toBe(1);
  });

  test("limits that are not full", () => {
    const clock = { now: 0 };
    const spent = new Map<string, { tokens: number; at: number }>();
    const bucket = new TokenBucket(2, 1000, () => clock.now, spent);
    bucket.take("a");
    clock.now = 999;
    bucket.take("b");
    expect([...spent.keys()]).toEqual(["a", "b"]);
    clock.now = 1000;
    bucket.take("c");
    expect([...spent.keys()]).toEqual(["b", "c"]);
  });
});
