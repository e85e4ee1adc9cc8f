import { bool, count, list, map, object, set, text, type Properties } from "../property";

const refreshToken = object(
  {
    expirationType: text({ required: true, oneOf: ["expiring", "non-expiring"] }),
    rotationType: text({ required: true, oneOf: ["rotating", "non-rotating"] }),
    leeway: count({ computed: true }),
    tokenLifetime: count({ computed: true }),
    idleTokenLifetime: count({ computed: true }),
    infiniteTokenLifetime: bool({ computed: true }),
    infiniteIdleTokenLifetime: bool({ computed: true }),
    policies: list(
      object({
        audience: text({ required: true }),
        scopes: list(text(), { required: true, wire: "scope" }),
      }),
      { computed: true },
    ),
  },
  { computed: true },
);

const jwtConfiguration = object(
  {
    alg: text(),
    lifetimeInSeconds: count({ computed: true }),
    secretEncoded: bool({ computed: true, replaces: true }),
    scopes: map(),
  },
  { computed: true },
);

/** What a client has, but for addons, mobile and the settings of enterprise features, which the local tenant lacks. */
export const clientProperties: Properties = {
  name: text({ autoName: true }),
  description: text({ default: "Managed by Pulumi" }),
  appType: text(),
  logoUri: text(),
  isFirstParty: bool({ computed: true }),
  isTokenEndpointIpHeaderTrusted: bool({ computed: true }),
  oidcConformant: bool({ computed: true }),
  callbacks: list(text(), { computed: true }),
  allowedLogoutUrls: list(),
  allowedOrigins: list(),
  allowedClients: list(),
  webOrigins: list(),
  clientAliases: list(),
  grantTypes: list(text(), { computed: true }),
  organizationUsage: text({ computed: true }),
  organizationRequireBehavior: text({ computed: true }),
  organizationDiscoveryMethods: set(),
  requirePushedAuthorizationRequests: bool(),
  requireProofOfPossession: bool(),
  sso: bool(),
  ssoDisabled: bool(),
  crossOriginAuth: bool({ wire: "cross_origin_authentication" }),
  crossOriginLoc: text(),
  customLoginPageOn: bool({ computed: true }),
  customLoginPage: text(),
  formTemplate: text(),
  initiateLoginUri: text(),
  complianceLevel: text(),
  clientMetadata: map(),
  refreshToken,
  jwtConfiguration,
  // Text in Pulumi, because an absent answer means something else than `false`.
  skipNonVerifiableCallbackUriConfirmationPrompt: text({
    oneOf: ["true", "false", "null"],
    wire: false,
  }),
  clientId: text({ output: true }),
  signingKeys: list(map(), { output: true, wire: false }),
};
