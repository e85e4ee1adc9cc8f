import { randomUUID } from "node:crypto";
import type { Management } from "auth0";
import type { PluginResource } from "../plugin";
import {
  bool,
  count,
  array,
  object,
  set,
  string,
  type Properties,
  type PropertyValues,
} from "../property";
import type { Api } from "./api";
import { fromWire, toWire } from "./wire";

const flag = bool({ computed: true });

const flags = object(
  {
    allowLegacyDelegationGrantTypes: flag,
    allowLegacyRoGrantTypes: flag,
    disableClickjackProtectionHeaders: flag,
    disableFieldsMapFix: flag,
    disableManagementApiSmsObfuscation: flag,
    enableDynamicClientRegistration: flag,
    enablePublicSignupUserExistsError: flag,
    enableSso: flag,
    mfaShowFactorListOnEnrollment: flag,
    noDiscloseEnterpriseConnections: flag,
    removeAlgFromJwks: flag,
    revokeRefreshTokenGrant: flag,
    useScopeDescriptionsForConsent: flag,
  },
  { computed: true },
);

/** The tenant's settings, except error pages, token quotas and other parts that the local tenant doesn't have. */
export const tenantProperties: Properties = {
  friendlyName: string({ computed: true }),
  pictureUrl: string({ computed: true }),
  supportEmail: string({ computed: true }),
  supportUrl: string({ computed: true }),
  defaultAudience: string({ computed: true }),
  defaultDirectory: string({ computed: true }),
  defaultRedirectionUri: string(),
  allowedLogoutUrls: array(string(), { computed: true }),
  enabledLocales: array(string(), { computed: true }),
  sessionLifetime: count({ computed: true }),
  idleSessionLifetime: count({ computed: true }),
  sandboxVersion: string({ computed: true }),
  acrValuesSupporteds: set(string(), { computed: true, wire: "acr_values_supported" }),
  customizeMfaInPostloginAction: bool({
    computed: true,
    wire: "customize_mfa_in_postlogin_action",
  }),
  allowOrganizationNameInAuthenticationApi: bool({ computed: true }),
  pushedAuthorizationRequestsSupported: bool({ computed: true }),
  phoneConsolidatedExperience: bool({ computed: true }),
  skipNonVerifiableCallbackUriConfirmationPrompt: string({
    oneOf: ["true", "false", "null"],
    wire: false,
  }),
  sessionCookie: object({ mode: string() }, { computed: true }),
  flags,
};

/** `auth0.Tenant`: settings of the tenant. Its creation changes them; its deletion only removes it from the state. */
export const tenant: PluginResource<Api> = {
  token: "auth0:index/tenant:Tenant",
  properties: tenantProperties,

  async create(api, inputs, exists) {
    exists(randomUUID());
    await api.tenants.settings.update(tenantBody(inputs));
  },

  async read(api) {
    return tenantState((await api.tenants.settings.get()) as PropertyValues);
  },

  async update(api, _id, { inputs }) {
    await api.tenants.settings.update(tenantBody(inputs));
  },

  async delete() {
    // The tenant exists independently of the program that set it.
  },
};

export function tenantState(settings: PropertyValues): PropertyValues {
  const skip = settings["skip_non_verifiable_callback_uri_confirmation_prompt"];
  return {
    ...fromWire(tenantProperties, settings),
    ...(typeof skip === "boolean" && {
      skipNonVerifiableCallbackUriConfirmationPrompt: String(skip),
    }),
  };
}

function tenantBody(inputs: PropertyValues): Management.UpdateTenantSettingsRequestContent {
  const skip = inputs["skipNonVerifiableCallbackUriConfirmationPrompt"];
  return {
    ...toWire(tenantProperties, inputs),
    ...(typeof skip === "string" && {
      skip_non_verifiable_callback_uri_confirmation_prompt:
        skip === "null" ? null : skip === "true",
    }),
  };
}
