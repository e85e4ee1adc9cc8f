import type { Adapter, AdapterPayload } from "oidc-provider";
import type { Origins, TenantContext } from "../../context";
import { findApplication } from "../application";
import { clientMetadata } from "./client-metadata";

interface Kept {
  payload: AdapterPayload;
  expiresAt: number;
}

const nowInSeconds = (): number => Math.floor(Date.now() / 1000);

/** What one authorization server remembers: sessions, grants, codes, tokens. Clients are read from the tenant each time. */
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

class ModelAdapter implements Adapter {
  constructor(
    private readonly tenant: TenantContext,
    private readonly model: string,
    private readonly kept: Map<string, Kept>,
    private readonly models: ReadonlyMap<string, Map<string, Kept>>,
  ) {}

  upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    for (const [key, { expiresAt }] of this.kept)
      if (expiresAt < nowInSeconds()) this.kept.delete(key);
    // Server-side copies: what the library changes afterwards must not leak into what is stored.
    this.kept.set(id, { payload: structuredClone(payload), expiresAt: nowInSeconds() + expiresIn });
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    const found = this.kept.get(id);
    if (!found || found.expiresAt < nowInSeconds()) return Promise.resolve(undefined);
    return Promise.resolve(this.withoutConsumedInLeeway(structuredClone(found.payload)));
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
    if (found) found.payload.consumed = nowInSeconds();
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

  /**
   * Auth0's "rotation overlap period": for `leeway` seconds a rotated refresh token may be used again.
   * https://auth0.com/docs/secure/tokens/refresh-tokens/configure-refresh-token-rotation
   */
  private withoutConsumedInLeeway(payload: AdapterPayload): AdapterPayload {
    if (this.model !== "RefreshToken" || typeof payload.consumed !== "number") return payload;
    const leeway = this.tenant.store.clients.get(payload.clientId ?? "")?.refresh_token?.leeway;
    if (typeof leeway !== "number" || nowInSeconds() >= payload.consumed + leeway) return payload;
    delete payload.consumed;
    return payload;
  }
}
