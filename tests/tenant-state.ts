/** A request as the tenant logs it. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/** The requests that change something. */
export function writesAmong(requests: readonly Request[]): Request[] {
  return requests.filter(({ method }) => method !== "GET");
}

/** What the tests read of a tenant's state. */
export interface TenantState {
  readonly tenant: Record<string, unknown>;
  readonly clients: {
    readonly client_id: string;
    readonly name: string;
    readonly callbacks?: string[];
  }[];
  readonly actions: {
    readonly id: string;
    readonly name: string;
    readonly code: string;
    readonly deployed: boolean;
  }[];
  readonly bindings: { readonly trigger_id: string; readonly action_id: string }[];
  readonly users: { readonly email: string }[];
  readonly guardian: {
    readonly policies: string[];
    readonly factors: Record<string, boolean>;
    readonly messageTypes: string[];
    readonly selectedProvider: string;
    readonly templates?: Record<string, string>;
  };
  readonly phoneProviders: {
    readonly id: string;
    readonly name: string;
    readonly disabled: boolean;
  }[];
  readonly phoneTemplates: { readonly type: string }[];
}
