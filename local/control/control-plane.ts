import type { FastifyInstance, FastifyReply } from "fastify";
import { createValidatorCompiler } from "../auth0/management/validation";
import type { BuildOutcome, LoginRisk } from "../auth0/store";
import { registerCarrierControl } from "./carrier";
import type { Controlled } from "./controlled";
import type { Fault } from "./faults";
import { registerOriginGuard } from "./origin-guard";
import { BUILDS, CLOCK, FAULTS, RISK, SNAPSHOT } from "./schemas";
import { loadSnapshot, takeSnapshot, type Snapshot } from "./snapshot";
import { formatState } from "./tenant-state";

/** A complete deployed tenant with its log has some megabytes. */
const SNAPSHOT_LIMIT_BYTES = 256 * 1024 * 1024;

const done = (reply: FastifyReply): FastifyReply => reply.code(204).send();

function tenantRoutes(control: FastifyInstance, controlled: Controlled): void {
  const { ctx, carrier, requests, reset } = controlled;
  control.get("/_local/health", () => ({ status: "ready" }));
  control.post("/_local/reset", (_request, reply) => {
    reset();
    return done(reply);
  });
  control.get("/_local/state", () => formatState(ctx));
  control.get("/_local/requests", () => requests.requests);
  control.get("/_local/messages", () =>
    carrier.messages.map(({ to, from, text, uuid, at }) => ({ to, from, text, uuid, at })),
  );
  control.get("/_local/snapshot", () => takeSnapshot(controlled));
  control.put<{ Body: Snapshot }>(
    "/_local/snapshot",
    { bodyLimit: SNAPSHOT_LIMIT_BYTES, schema: { body: SNAPSHOT } },
    (request, reply) => {
      try {
        loadSnapshot(controlled, request.body);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return reply.code(400).send({ error: `The snapshot can't be read: ${reason}.` });
      }
      return done(reply);
    },
  );
}

type FaultBody = Omit<Fault, "from" | "count"> & { from?: number; count?: number | null };

function faultRoutes(control: FastifyInstance, { ctx, faults }: Controlled): void {
  control.post<{ Body: FaultBody | FaultBody[] }>(
    "/_local/faults",
    { schema: { body: FAULTS } },
    (request, reply) => {
      const asked = [request.body].flat();
      faults.set(
        asked.map((fault) => ({ ...fault, from: fault.from ?? 1, count: fault.count ?? null })),
      );
      return done(reply);
    },
  );
  control.delete("/_local/faults", (_request, reply) => {
    faults.clear();
    return done(reply);
  });
  control.post<{ Body: { outcome: BuildOutcome } }>(
    "/_local/builds",
    { schema: { body: BUILDS } },
    (request, reply) => {
      ctx.store.buildOutcome = request.body.outcome;
      return done(reply);
    },
  );
}

function worldRoutes(control: FastifyInstance, { ctx }: Controlled): void {
  const time = (): object => ({ now: ctx.clock.iso(), aheadSeconds: ctx.clock.aheadMs / 1000 });
  control.get("/_local/clock", time);
  control.post<{ Body: { advanceSeconds: number } }>(
    "/_local/clock",
    { schema: { body: CLOCK } },
    (request) => {
      ctx.clock.advance(request.body.advanceSeconds * 1000);
      return time();
    },
  );
  control.delete("/_local/clock", (_request, reply) => {
    ctx.clock.set(0);
    return done(reply);
  });
  control.get("/_local/risk", () => ({ risk: ctx.store.loginRisk }));
  control.post<{ Body: { risk: LoginRisk } }>(
    "/_local/risk",
    { schema: { body: RISK } },
    (request, reply) => {
      ctx.store.loginRisk = request.body.risk;
      return done(reply);
    },
  );
}

/** Serves `/_local`: what tests and tools need to read and control, apart from Auth0's own paths. */
export async function registerControlPlane(
  app: FastifyInstance,
  controlled: Controlled,
): Promise<void> {
  await app.register(async (control) => {
    control.setValidatorCompiler(createValidatorCompiler());
    registerOriginGuard(control, controlled.ctx.origins);
    tenantRoutes(control, controlled);
    faultRoutes(control, controlled);
    worldRoutes(control, controlled);
    registerCarrierControl(control, controlled.carrier);
    await Promise.resolve();
  });
}
