import type { JsonObject } from "../store";

/**
 * Returns the options of a database connection that is created without any. Source: a recorded `POST /api/v2/connections`.
 */
export function databaseDefaults(): JsonObject {
  return {
    mfa: { active: true, return_enroll_settings: true },
    passwordPolicy: "good",
    strategy_version: 2,
    authentication_methods: {
      password: { enabled: true, api_behavior: "required" },
      passkey: { enabled: false },
    },
    passkey_options: {
      challenge_ui: "both",
      progressive_enrollment_enabled: true,
      local_enrollment_enabled: true,
    },
    brute_force_protection: true,
  };
}
