import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import type { JsonObject, Store } from "../store";
import { closed, flag, integer, list, oneOfThese, text, type JsonSchema } from "./json-schema";

const ALLOWLIST = list({
  anyOf: ["ipv4", "cidr", "ipv6", "ipv6_cidr"].map((format) => text({ format })),
});

function stage(attempts: number, leastRate: number): JsonSchema {
  return closed({ max_attempts: integer(1, attempts), rate: integer(leastRate, 86_400_000) });
}

interface Protection {
  name: string;
  defaults: JsonObject;
  schema: JsonSchema;
  differs: string;
}

/** Defaults: Auth0's OpenAPI document. */
const PROTECTIONS: readonly Protection[] = [
  {
    name: "brute-force-protection",
    defaults: {
      enabled: true,
      shields: ["block", "user_notification"],
      mode: "count_per_identifier_and_ip",
      allowlist: [],
      max_attempts: 10,
    },
    schema: closed({
      enabled: flag,
      shields: list(oneOfThese("block", "user_notification")),
      allowlist: ALLOWLIST,
      mode: oneOfThese("count_per_identifier_and_ip", "count_per_identifier"),
      max_attempts: integer(1, 100),
    }),
    differs: "no one is notified",
  },
  {
    name: "suspicious-ip-throttling",
    defaults: {
      enabled: true,
      shields: ["block", "admin_notification"],
      allowlist: [],
      stage: {
        "pre-login": { max_attempts: 100, rate: 864_000 },
        "pre-user-registration": { max_attempts: 50, rate: 1_728_000 },
      },
    },
    schema: closed({
      enabled: flag,
      shields: list(oneOfThese("block", "admin_notification")),
      allowlist: ALLOWLIST,
      stage: closed({
        "pre-login": stage(2500, 34_560),
        "pre-user-registration": stage(72_000, 1200),
      }),
    }),
    differs: "kept, but no address is throttled",
  },
  {
    name: "phone-provider-protection",
    defaults: { type: "none" },
    schema: closed({ type: oneOfThese("exponential", "none") }, ["type"]),
    differs: "kept, but messages are never held back",
  },
];

/** Reads the tenant's settings of a protection, or Auth0's defaults. */
export function protectionOf(store: Store, name: string): JsonObject {
  const protection = PROTECTIONS.find((each) => each.name === name);
  return { ...protection?.defaults, ...store.attackProtection[name] };
}

/** Serves the settings against guessed passwords and against messages sent for fraud. */
export function attackProtectionRoutes(app: FastifyInstance, ctx: TenantContext): void {
  for (const { name, schema, differs } of PROTECTIONS) {
    const path = `/attack-protection/${name}`;
    const current = (): JsonObject => protectionOf(ctx.store, name);
    app.get(path, { config: { scopes: ["read:attack_protection"], differs } }, current);
    app.patch<{ Body: JsonObject }>(
      path,
      { config: { scopes: ["update:attack_protection"], differs }, schema: { body: schema } },
      (request) => {
        ctx.store.attackProtection[name] = { ...current(), ...request.body };
        return current();
      },
    );
  }
}
