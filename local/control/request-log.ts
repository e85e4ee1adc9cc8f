import type { FastifyRequest } from "fastify";
import type { JsonObject } from "../auth0/store";
import { appendBounded } from "../bounded-list";

/** A Management API request since the last reset. `status` is null until it is answered, or if it never was. */
export interface LoggedRequest {
  n: number;
  method: string;
  /** With its query. */
  path: string;
  status: number | null;
  /** The request's body, secrets masked. */
  body: unknown;
}

const SECRET_KEYS = new Set(["password", "client_secret", "auth_token", "signing_secret"]);
const MASK = "***";

/** Returns a copy without secrets: passwords, client secrets, carrier tokens, and the values of an Action's secrets. */
export function maskSecrets(value: unknown, insideSecrets = false): unknown {
  if (Array.isArray(value)) return value.map((item) => maskSecrets(item, insideSecrets));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, inner]) => {
      const isSecret = SECRET_KEYS.has(key) || (insideSecrets && key === "value");
      if (isSecret && typeof inner === "string") return [key, MASK];
      return [key, maskSecrets(inner, key === "secrets")];
    }),
  );
}

/** Counts Management API requests in the order in which they arrive. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  get requests(): readonly LoggedRequest[] {
    return this.#requests;
  }

  add(request: FastifyRequest): LoggedRequest {
    const entry: LoggedRequest = {
      n: (this.#requests.at(-1)?.n ?? 0) + 1,
      method: request.method,
      path: request.url,
      status: null,
      body: null,
    };
    appendBounded(this.#requests, entry);
    return entry;
  }

  /** Replaces the log by another process's log. */
  load(requests: readonly LoggedRequest[]): void {
    this.#requests = [...requests];
  }

  clear(): void {
    this.#requests = [];
  }
}
