import type { FastifyInstance, FastifyRequest } from "fastify";
import type { TenantContext } from "../auth0/context";
import type { Fault, Faults } from "./faults";
import { createValidatorCompiler } from "../auth0/management/validation";
import type { RequestLog } from "./request-log";
import type { BuildOutcome } from "../auth0/store";
import { formatState } from "./tenant-state";

/** What the control plane works on, beside the tenant itself. */
export interface ControlPlaneOptions {
  requests: RequestLog;
  faults: Faults;
  /** Puts everything back to the seed. */
  reset: () => void;
}

const FAULT_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["from"],
  properties: {
    from: { type: "integer", minimum: 1 },
    count: { type: ["integer", "null"], minimum: 1 },
    status: { type: "integer", minimum: 400, maximum: 599 },
    drop: { const: true },
    holdMs: { type: "integer", minimum: 1, maximum: 600_000 },
  },
  oneOf: [{ required: ["status"] }, { required: ["drop"] }, { required: ["holdMs"] }],
};

const BUILDS_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["outcome"],
  properties: { outcome: { enum: ["succeeds", "fails", "never-ends"] } },
};

/** A browser names the page's origin on what it sends; a page of another site must not drive the tenant. */
function isForeign(request: FastifyRequest, ctx: TenantContext): boolean {
  const { origin } = request.headers;
  return origin !== undefined && origin !== ctx.origins.http && origin !== ctx.origins.https;
}

/** Refuses what would change something at a foreign page's bidding. */
export function registerOriginGuard(app: FastifyInstance, ctx: TenantContext): void {
  app.addHook("onRequest", async (request, reply) => {
    const isControl = request.url.startsWith("/_local/");
    if (!isControl || request.method === "GET" || request.method === "HEAD") return;
    if (!isForeign(request, ctx)) return;
    await reply.code(403).send({
      statusCode: 403,
      error: "Forbidden",
      message: "A page of another origin may not control the local tenant.",
    });
  });
}

/** Serves `/_local`: what tests and tools need to see and steer, apart from Auth0's own paths. */
export function registerControlPlane(
  app: FastifyInstance,
  ctx: TenantContext,
  { requests, faults, reset }: ControlPlaneOptions,
): void {
  app.get("/_local/health", () => ({ status: "ready" }));
  app.post("/_local/reset", (_request, reply) => {
    reset();
    return reply.code(204).send();
  });
  app.get("/_local/state", () => formatState(ctx));
  app.get("/_local/requests", () => requests.requests);
  app.get("/_local/messages", () =>
    ctx.carrier.messages.map(({ to, from, text, uuid, at }) => ({ to, from, text, uuid, at })),
  );
  app.post<{ Body: Omit<Fault, "count"> & { count?: number | null } }>(
    "/_local/faults",
    { schema: { body: FAULT_SCHEMA }, validatorCompiler: createValidatorCompiler() },
    (request, reply) => {
      faults.set({ ...request.body, count: request.body.count ?? null });
      return reply.code(204).send();
    },
  );
  app.delete("/_local/faults", (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  app.post<{ Body: { outcome: BuildOutcome } }>(
    "/_local/builds",
    { schema: { body: BUILDS_SCHEMA }, validatorCompiler: createValidatorCompiler() },
    (request, reply) => {
      ctx.store.buildOutcome = request.body.outcome;
      return reply.code(204).send();
    },
  );
}
