import type { TenantContext } from "../../../local/auth0/context";
import { createStore, type SeedIdentity } from "../../../local/auth0/seed";
import { appendLogEvent } from "../../../local/auth0/tenant-log";
import { Clock } from "../../../local/clock";
import { Memory } from "../../../local/memory";

export const IDENTITY: SeedIdentity = {
  clientId: "client",
  clientSecret: "secret",
  connectionId: "con_0000000000000001",
  grantId: "cgr_0000000000000001",
  resourceServerId: "resource",
  managementAudience: "https://localhost/api/v2/",
};

/** A context without network; `carrier` is there for tests that bring their own. */
export function createTestContext(overrides: Partial<TenantContext> = {}): TenantContext {
  const ctx: TenantContext = {
    store: createStore(IDENTITY, "legacy"),
    origins: { https: "https://localhost", http: "http://localhost" },
    experience: "legacy",
    clock: new Clock(),
    memory: new Memory(),
    get carrier(): never {
      throw new Error("This test has no carrier.");
    },
    signingKey: new Promise(() => undefined),
    log: (event) => appendLogEvent(ctx.store, ctx.clock.iso(), event),
    onReset: () => undefined,
    ...Object.fromEntries(Object.entries(overrides)),
  };
  return ctx;
}
