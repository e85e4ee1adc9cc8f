import type { FastifyInstance } from "fastify";
import { forbidden } from "./management-error";

/** Features that Auth0 has ended, with the date and the replacement. */
const ENDED: readonly [path: string, what: string, scope: "rules" | "hooks"][] = [
  ["/rules", "Rules ended on 2026-11-18", "rules"],
  ["/rules-configs", "Rules ended on 2026-11-18", "rules"],
  ["/hooks", "Hooks ended on 2026-11-18", "hooks"],
];

/** Refuses every request for a feature that Auth0 has ended. */
export function endedFeaturesRoutes(app: FastifyInstance): void {
  for (const [path, what, scope] of ENDED) {
    for (const url of [path, `${path}/*`]) {
      app.route({
        method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
        url,
        config: {
          scopes: [`read:${scope}`, `create:${scope}`, `update:${scope}`, `delete:${scope}`],
          kind: "ended",
        },
        handler: () => {
          throw forbidden(
            `Insufficient privileges to use this deprecated feature. ${what}; use Actions.`,
            "feature_ended",
          );
        },
      });
    }
  }
}
