import { closed, flag, integer, list, nullable, open, partly, text } from "./json-schema";

const URL = text({ format: "absolute-uri" });
const DOMAIN = partly({ domain: text() });
const SALESFORCE_API = partly({
  clientid: text(),
  principal: text(),
  communityName: text(),
  community_url_section: text(),
});

const AZURE_BLOB = partly({
  accountName: text({ pattern: "^([a-z0-9]){3,24}$" }),
  storageAccessKey: text({ pattern: "^([A-Za-z0-9+/]){86}==$" }),
  containerName: text({ pattern: "^([a-z0-9]){1}([a-z0-9-]){2,62}$" }),
  blobName: text({ pattern: "^(.){1,1024}$" }),
  expiration: integer(0),
  signedIdentifier: text(),
  blob_read: flag,
  blob_write: flag,
  blob_delete: flag,
  container_read: flag,
  container_write: flag,
  container_delete: flag,
  container_list: flag,
});

const SAMLP = partly({
  mappings: open,
  audience: text(),
  recipient: text(),
  createUpnClaim: flag,
  mapUnknownClaimsAsIs: flag,
  passthroughClaimsWithNoMapping: flag,
  mapIdentities: flag,
  signatureAlgorithm: text(),
  digestAlgorithm: text(),
  issuer: text(),
  destination: text(),
  lifetimeInSeconds: integer(),
  signResponse: flag,
  nameIdentifierFormat: text(),
  nameIdentifierProbes: list(text({ minLength: 1 })),
  authnContextClassRef: text(),
});

const FIREBASE = partly({
  secret: text(),
  private_key_id: text(),
  private_key: text(),
  client_email: text(),
  lifetime_in_seconds: integer(),
});

const LAYER = partly(
  {
    providerId: text(),
    keyId: text(),
    privateKey: text(),
    principal: text(),
    expiration: integer(0),
  },
  ["providerId", "keyId", "privateKey"],
);

const SAP_API = partly({
  clientid: text(),
  usernameAttribute: text(),
  tokenEndpointUrl: URL,
  scope: text(),
  servicePassword: text(),
  nameIdentifierFormat: text(),
});

/** Add-ons of an application. Source: Auth0's OpenAPI document. */
export const ADDONS = closed({
  aws: partly({ principal: text(), role: text(), lifetime_in_seconds: integer(900, 43_200) }),
  azure_blob: AZURE_BLOB,
  azure_sb: partly({
    namespace: text(),
    sasKeyName: text(),
    sasKey: text(),
    entityPath: text(),
    expiration: integer(),
  }),
  rms: partly({ url: URL }, ["url"]),
  mscrm: partly({ url: URL }, ["url"]),
  slack: partly({ team: text() }, ["team"]),
  sentry: partly({ org_slug: text(), base_url: text() }),
  box: open,
  cloudbees: open,
  concur: open,
  dropbox: open,
  echosign: DOMAIN,
  egnyte: DOMAIN,
  firebase: FIREBASE,
  newrelic: partly({ account: text() }),
  office365: partly({ domain: text(), connection: text() }),
  salesforce: partly({ entity_id: URL }),
  salesforce_api: SALESFORCE_API,
  salesforce_sandbox_api: SALESFORCE_API,
  samlp: SAMLP,
  layer: LAYER,
  sap_api: SAP_API,
  sharepoint: partly({
    url: text(),
    external_url: { oneOf: [list(text()), text()] },
  }),
  springcm: partly({ acsurl: text() }),
  wams: partly({ masterkey: text() }),
  wsfed: open,
  zendesk: partly({ accountName: text() }),
  zoom: partly({ account: text() }),
  sso_integration: partly({ name: text(), version: text() }),
  oag: nullable(closed({})),
});
