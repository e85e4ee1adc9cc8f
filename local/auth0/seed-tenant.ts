import type { PhoneExperience } from "../../components/auth0/phone-experience";
import type { Store } from "./store";

/** Picture and colors of a tenant. */
export interface TenantLook {
  readonly picture: string;
  readonly pageBackground: string;
  readonly primary: string;
}

/** Flags of a new tenant. */
const FLAGS = {
  allow_changing_enable_sso: false,
  allow_legacy_delegation_grant_types: true,
  allow_legacy_ro_grant_types: true,
  allow_other_legacy_grant_types: true,
  cannot_change_enforce_client_authentication_on_passwordless_start: true,
  disable_impersonation: true,
  enable_dynamic_client_registration: true,
  enable_sso: true,
  enforce_client_authentication_on_passwordless_start: true,
  universal_login: true,
  revoke_refresh_token_grant: false,
  disable_clickjack_protection_headers: false,
};

/** Returns the settings of a new tenant. `directory` is the name of its database connection. */
export function seedTenant(
  experience: PhoneExperience,
  directory: string,
  look: TenantLook,
): Store["tenant"] {
  return {
    friendly_name: "Local tenant",
    picture_url: look.picture,
    change_password: { enabled: false },
    default_directory: directory,
    enabled_locales: ["en"],
    flags: { ...FLAGS },
    guardian_mfa_page: { enabled: false },
    session_lifetime: 168,
    idle_session_lifetime: 72,
    ephemeral_session_lifetime: 72,
    idle_ephemeral_session_lifetime: 24,
    sandbox_version: "22",
    oidc_logout: { rp_logout_end_session_endpoint_discovery: true },
    universal_login: {
      colors: { page_background: look.pageBackground, primary: look.primary },
    },
    resource_parameter_profile: "audience",
    phone_consolidated_experience: experience === "unified",
    client_id_metadata_document_supported: true,
    dynamic_client_registration_security_mode: "permissive",
  };
}
