import type { FastifyInstance } from "fastify";

/** The trigger of an Action. Two of them send phone messages here; the others are only stored. */
export interface Trigger {
  id: string;
  /** Versions that an Action may be made for; the last one is current. */
  versions: string[];
  runtimes: string[];
  /** An entity-bound trigger runs without a binding, and has at most one Action. */
  binding_policy: "trigger-bound" | "entity-bound";
}

export const RUNTIMES = ["node18", "node18-actions", "node22"];
export const DEFAULT_RUNTIME = "node22";

function trigger(
  id: string,
  versions: string[],
  binding_policy: Trigger["binding_policy"] = "trigger-bound",
): Trigger {
  return { id, versions, runtimes: RUNTIMES, binding_policy };
}

/** Source: Auth0's OpenAPI document for the ids, its Actions reference for the versions. */
export const TRIGGERS: readonly Trigger[] = [
  trigger("post-login", ["v1", "v2", "v3"]),
  trigger("credentials-exchange", ["v1", "v2"]),
  trigger("pre-user-registration", ["v1", "v2"]),
  trigger("post-user-registration", ["v1", "v2"]),
  trigger("post-change-password", ["v1", "v2"]),
  trigger("send-phone-message", ["v1", "v2"]),
  trigger("custom-phone-provider", ["v1"], "entity-bound"),
  trigger("custom-email-provider", ["v1"], "entity-bound"),
  trigger("password-reset-post-challenge", ["v1"]),
  trigger("custom-token-exchange", ["v1"]),
  trigger("event-stream", ["v1"], "entity-bound"),
  trigger("password-hash-migration", ["v1"]),
  trigger("login-post-identifier", ["v1"]),
  trigger("signup-post-identifier", ["v1"]),
];

export const TRIGGER_IDS = TRIGGERS.map(({ id }) => id);

export function findTrigger(id: string): Trigger | undefined {
  return TRIGGERS.find((candidate) => candidate.id === id);
}

/** Serves `GET /actions/triggers`: one entry for each version. */
export function triggersRoutes(app: FastifyInstance): void {
  app.get("/actions/triggers", { config: { scopes: ["read:actions"] } }, () => ({
    triggers: TRIGGERS.flatMap(({ id, versions, runtimes, binding_policy }) =>
      versions.map((version, index) => ({
        id,
        version,
        status: index === versions.length - 1 ? "CURRENT" : "DEPRECATED",
        runtimes,
        default_runtime: DEFAULT_RUNTIME,
        compatible_triggers: [],
        binding_policy,
      })),
    ),
  }));
}
