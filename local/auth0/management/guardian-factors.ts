import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { FACTORS } from "../seed";
import { closed, flag, oneOfThese } from "./json-schema";

/** Serves second factors, each on or off. A single one can't be read: `GET guardian/factors/sms` is 404. */
export function guardianFactorsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get("/guardian/factors", { config: { scopes: ["read:guardian_factors"] } }, () =>
    FACTORS.map((name) => ({
      name,
      enabled: ctx.store.guardian.factors[name] ?? false,
      trial_expired: false,
    })),
  );
  app.put<{ Params: { name: string }; Body: { enabled: boolean } }>(
    "/guardian/factors/:name",
    {
      config: { scopes: ["update:guardian_factors"] },
      schema: {
        params: closed({ name: oneOfThese(...FACTORS) }, ["name"]),
        body: closed({ enabled: flag }, ["enabled"]),
      },
    },
    (request) => {
      const { enabled } = request.body;
      ctx.store.guardian.factors[request.params.name] = enabled;
      return { enabled };
    },
  );
}
