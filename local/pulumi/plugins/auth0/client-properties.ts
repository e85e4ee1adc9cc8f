import { bool, count, array, map, object, set, string, type Properties } from "../property";

const refreshToken = object(
  {
    expirationType: string({ required: true, oneOf: ["expiring", "non-expiring"] }),
    rotationType: string({ required: true, oneOf: ["rotating", "non-rotating"] }),
    leeway: count({ computed: true }),
    tokenLifetime: count({ computed: true }),
    idleTokenLifetime: count({ computed: true }),
    infiniteTokenLifetime: bool({ computed: true }),
    infiniteIdleTokenLifetime: bool({ computed: true }),
    policies: array(
      object({
        audience: string({ required: true }),
        scopes: array(string(), { required: true, wire: "scope" }),
      }),
      { computed: true },
    ),
  },
  { computed: true },
);

const jwtConfiguration = object(
  {
    alg: string(),
    lifetimeInSeconds: count({ computed: true }),
    secretEncoded: bool({ computed: true, replaces: true }),
    scopes: map(),
  },
  { computed: true },
);

/**
 * The properties of a client, except addons, mobile and the settings of enterprise features, which the local tenant doesn't
 * have.
 */
export const clientProperties: Properties = {
  name: string({ autoName: true }),
  description: string({ default: "Managed by Pulumi" }),
  appType: string(),
  logoUri: string(),
  isFirstParty: bool({ computed: true }),
  isTokenEndpointIpHeaderTrusted: bool({ computed: true }),
  oidcConformant: bool({ computed: true }),
  callbacks: array(string(), { computed: true }),
  allowedLogoutUrls: array(),
  allowedOrigins: array(),
  allowedClients: array(),
  webOrigins: array(),
  clientAliases: array(),
  grantTypes: array(string(), { computed: true }),
  organizationUsage: string({ computed: true }),
  organizationRequireBehavior: string({ computed: true }),
  organizationDiscoveryMethods: set(),
  requirePushedAuthorizationRequests: bool(),
  requireProofOfPossession: bool(),
  sso: bool(),
  ssoDisabled: bool(),
  crossOriginAuth: bool({ wire: "cross_origin_authentication" }),
  crossOriginLoc: string(),
  customLoginPageOn: bool({ computed: true }),
  customLoginPage: string(),
  formTemplate: string(),
  initiateLoginUri: string(),
  complianceLevel: string(),
  clientMetadata: map(),
  refreshToken,
  jwtConfiguration,
  // Text in Pulumi, because an absent answer has another meaning than `false`.
  skipNonVerifiableCallbackUriConfirmationPrompt: string({
    oneOf: ["true", "false", "null"],
    wire: false,
  }),
  clientId: string({ output: true }),
  signingKeys: array(map(), { output: true, wire: false }),
};
