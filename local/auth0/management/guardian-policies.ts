import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import type { Guardian } from "../store";
import { list, oneOfThese } from "./json-schema";

/**
 * Serves the MFA policies: a second factor is required always, when Auth0 considers a login risky, or, with an empty list,
 * never.
 */
export function guardianPoliciesRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get(
    "/guardian/policies",
    { config: { scopes: ["read:mfa_policies"] } },
    () => ctx.store.guardian.policies,
  );
  app.put<{ Body: Guardian["policies"] }>(
    "/guardian/policies",
    {
      config: { scopes: ["update:mfa_policies"] },
      schema: { body: list(oneOfThese("all-applications", "confidence-score")) },
    },
    (request) => {
      ctx.store.guardian.policies = request.body;
      return request.body;
    },
  );
}
