import type { Adapter, AdapterPayload } from "oidc-provider";
import type { Origins, TenantContext } from "../../context";
import { findApplication } from "../application";
import { clientMetadata } from "./client-metadata";

/** A payload whose times are in seconds of the tenant's clock. */
interface Kept {
  payload: AdapterPayload;
  expiresAt: number;
}

/** The state of one authorization server: sessions, grants, codes, tokens. Clients are read from the tenant each time. */
export class OAuthMemory {
  private readonly models = new Map<string, Map<string, Kept>>();

  constructor(
    private readonly tenant: TenantContext,
    private readonly origin: keyof Origins,
  ) {}

  adapterFor(model: string): Adapter {
    if (model === "Client") return clientAdapter(this.tenant);
    const kept = this.tenant.memory.map<Kept>(`oauth/${this.origin}/${model}`);
    this.models.set(model, kept);
    return new ModelAdapter(this.tenant, model, kept, this.models);
  }
}

function clientAdapter(tenant: TenantContext): Adapter {
  const readOnly = (): Promise<never> =>
    Promise.reject(new Error("Clients change by the Management API only."));
  return {
    find: (id) => {
      const client = findApplication(tenant, id);
      return Promise.resolve(client && clientMetadata(client));
    },
    upsert: readOnly,
    consume: readOnly,
    destroy: readOnly,
    findByUid: readOnly,
    findByUserCode: readOnly,
    revokeByGrantId: readOnly,
  };
}

/** The library's own times, which it compares with the system's time. */
const TIMES = ["iat", "iiat", "exp", "loginTs", "consumed"] as const;

/**
 * Moves a payload's times. The library uses the system's time, so its payloads are stored with the tenant's time and
 * returned moved back by as much as the tenant's clock is ahead: a session, a code or a token that has expired by that
 * clock has then expired for the library.
 */
function shift(payload: AdapterPayload, seconds: number): AdapterPayload {
  const shifted = structuredClone(payload);
  for (const name of TIMES) {
    const time: unknown = shifted[name];
    if (typeof time === "number") shifted[name] = time + seconds;
  }
  return shifted;
}

class ModelAdapter implements Adapter {
  constructor(
    private readonly tenant: TenantContext,
    private readonly model: string,
    private readonly kept: Map<string, Kept>,
    private readonly models: ReadonlyMap<string, Map<string, Kept>>,
  ) {}

  upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const now = this.tenant.clock.seconds();
    for (const [key, { expiresAt }] of this.kept) if (expiresAt < now) this.kept.delete(key);
    this.kept.set(id, { payload: shift(payload, this.ahead()), expiresAt: now + expiresIn });
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    const found = this.kept.get(id);
    if (!found || found.expiresAt < this.tenant.clock.seconds()) return Promise.resolve(undefined);
    return Promise.resolve(this.withoutConsumedInLeeway(shift(found.payload, -this.ahead())));
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const id = [...this.kept].find(([, { payload }]) => payload.uid === uid)?.[0];
    return id === undefined ? Promise.resolve(undefined) : this.find(id);
  }

  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  consume(id: string): Promise<void> {
    const found = this.kept.get(id);
    if (found) found.payload.consumed = this.tenant.clock.seconds();
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.kept.delete(id);
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const kept of this.models.values()) {
      for (const [id, { payload }] of kept) if (payload.grantId === grantId) kept.delete(id);
    }
    return Promise.resolve();
  }

  /** Seconds that the tenant's clock is ahead of the system's. */
  private ahead(): number {
    return Math.round(this.tenant.clock.aheadMs / 1000);
  }

  /**
   * Returns a refresh token as unused during Auth0's "rotation overlap period": for `leeway` seconds a rotated token may be
   * used again. https://auth0.com/docs/secure/tokens/refresh-tokens/configure-refresh-token-rotation
   */
  private withoutConsumedInLeeway(payload: AdapterPayload): AdapterPayload {
    if (this.model !== "RefreshToken" || typeof payload.consumed !== "number") return payload;
    const leeway = this.tenant.store.clients.get(payload.clientId ?? "")?.refresh_token?.leeway;
    const age = Date.now() / 1000 - payload.consumed;
    if (typeof leeway !== "number" || age >= leeway) return payload;
    delete payload.consumed;
    return payload;
  }
}
