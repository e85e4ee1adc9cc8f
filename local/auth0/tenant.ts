import type { FastifyInstance } from "fastify";
import { verifyManagementToken } from "./access-token";
import type { TenantContext } from "./context";
import { newId } from "./ids";
import { registerLogin } from "./login";
import { registerManagement, type ManagementOptions } from "./management";
import { registerTokenEndpoint } from "./management-token";
import { createStore, type SeedIdentity } from "./seed";
import { createSigningKey } from "./signing-key";
import { appendLogEvent } from "./tenant-log";

/** Makes the ids and credentials that don't change while the tenant runs. `url` is its https origin. */
export function createIdentity(url: string): SeedIdentity {
  return {
    clientId: newId.client(),
    clientSecret: newId.clientSecret(),
    connectionId: newId.connection(),
    grantId: newId.clientGrant(),
    resourceServerId: newId.resourceServer(),
    managementAudience: `${url}/api/v2/`,
  };
}

/** The parts that a tenant is made of, apart from its own state. */
export type TenantParts = Pick<
  TenantContext,
  "origins" | "experience" | "clock" | "memory" | "carrier" | "onReset"
>;

/** Makes a tenant's context, with the seed in its store. */
export function createContext(parts: TenantParts, identity: SeedIdentity): TenantContext {
  const ctx: TenantContext = {
    ...parts,
    store: createStore(identity, parts.experience),
    signingKey: createSigningKey(),
    log: (event) => appendLogEvent(ctx.store, ctx.clock.iso(), event),
  };
  return ctx;
}

/** Serves what Auth0 serves: the token endpoint, the login, and the Management API. */
export async function registerTenant(
  app: FastifyInstance,
  ctx: TenantContext,
  options: Pick<ManagementOptions, "rateLimit" | "watch">,
): Promise<void> {
  await registerTokenEndpoint(app, ctx);
  await registerLogin(app, ctx);
  await registerManagement(app, ctx, {
    ...options,
    verify: (token) => verifyManagementToken(ctx, token),
  });
}
