import type { FastifyInstance } from "fastify";
import type { ManagementScope } from "../management-scopes";
import { partly } from "./json-schema";
import { notFound } from "./management-error";
import { CHECKPOINT_QUERY, paginate, type PageQuery } from "./pagination";

/** Lists that are always empty here: path, the list's key in answers that are objects, and the scope. */
const EMPTY_LISTS: readonly [path: string, key: string, scope: ManagementScope][] = [
  ["/roles", "roles", "read:roles"],
  ["/organizations", "organizations", "read:organizations"],
  ["/event-streams", "eventStreams", "read:event_streams"],
  ["/flows", "flows", "read:flows"],
  ["/flows/vault/connections", "connections", "read:flows_vault_connections"],
  ["/forms", "forms", "read:forms"],
  ["/network-acls", "network_acls", "read:network_acls"],
  ["/prompts/rendering", "configs", "read:prompts"],
  ["/rate-limit-policies", "rate_limit_policies", "read:rate_limit_policies"],
  ["/self-service-profiles", "self_service_profiles", "read:self_service_profiles"],
  ["/token-exchange-profiles", "token_exchange_profiles", "read:token_exchange_profiles"],
  ["/user-attribute-profiles", "user_attribute_profiles", "read:user_attribute_profiles"],
  ["/connection-profiles", "connection_profiles", "read:connection_profiles"],
  ["/actions/modules", "modules", "read:actions"],
  [
    "/connections-directory-provisionings",
    "directory_provisionings",
    "read:directory_provisionings",
  ],
];

/** Settings that have no effect on a login here: path, answer, scope. */
const FIXED: readonly [path: string, answer: object, scope: ManagementScope][] = [
  ["/custom-domains", [], "read:custom_domains"],
  ["/log-streams", [], "read:log_streams"],
  ["/branding", {}, "read:branding"],
  [
    "/prompts",
    {
      universal_login_experience: "new",
      identifier_first: false,
      webauthn_platform_first_factor: false,
    },
    "read:prompts",
  ],
  ["/prompts/:prompt/custom-text/:language", {}, "read:prompts"],
  ["/prompts/:prompt/partials", {}, "read:prompts"],
  [
    "/attack-protection/bot-detection",
    {
      bot_detection_level: "medium",
      challenge_password_policy: "never",
      challenge_passwordless_policy: "never",
      challenge_password_reset_policy: "never",
      allowlist: [],
      monitoring_mode_enabled: false,
    },
    "read:attack_protection",
  ],
  [
    "/attack-protection/breached-password-detection",
    {
      enabled: false,
      shields: [],
      admin_notification_frequency: [],
      method: "standard",
      stage: { "pre-user-registration": { shields: [] }, "pre-change-password": { shields: [] } },
    },
    "read:attack_protection",
  ],
  [
    "/attack-protection/captcha",
    { active_provider_id: "auth_challenge" },
    "read:attack_protection",
  ],
  ["/risk-assessments/settings", { enabled: false }, "read:attack_protection"],
  ["/risk-assessments/settings/new-device", { remember_for: 30 }, "read:attack_protection"],
  ["/supplemental-signals", { akamai_enabled: false }, "read:attack_protection"],
  ["/guardian/factors/push-notification/providers/apns", {}, "read:guardian_factors"],
  ["/guardian/factors/push-notification/providers/sns", {}, "read:guardian_factors"],
];

/** Resources that a tenant here never has, and that clients request when they export everything. */
const ABSENT: readonly [path: string, scope: ManagementScope][] = [
  ["/branding/themes/default", "read:branding"],
  ["/emails/provider", "read:email_provider"],
  ["/email-templates/:name", "read:email_templates"],
];

const routeOf = (scope: ManagementScope) => ({
  config: { scopes: [scope], kind: "unused" as const },
  schema: { querystring: partly(CHECKPOINT_QUERY) },
});

/** Answers the requests of clients that export a complete tenant. None of these resources can be changed. */
export function unusedResourcesRoutes(app: FastifyInstance): void {
  for (const [path, key, scope] of EMPTY_LISTS)
    app.get<{ Querystring: PageQuery }>(path, routeOf(scope), (request) =>
      paginate([], request.query, { key }),
    );
  for (const [path, answer, scope] of FIXED) app.get(path, routeOf(scope), () => answer);
  for (const [path, scope] of ABSENT)
    app.get(path, routeOf(scope), () => {
      throw notFound("Not Found");
    });
}
