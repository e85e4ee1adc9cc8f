import { CONNECTION_OPTIONS } from "./connection-options-schema";
import { closed, flag, list, nullable, oneOfThese, text, type JsonSchema } from "./json-schema";

/** Strategies of the connections that a tenant may have. Source: Auth0's OpenAPI document. */
export const STRATEGIES = [
  ...["ad", "adfs", "amazon", "apple", "dropbox", "bitbucket", "auth0-oidc", "auth0", "baidu"],
  ...["bitly", "box", "custom", "daccount", "dwolla", "email", "evernote-sandbox", "evernote"],
  ...["exact", "facebook", "fitbit", "github", "google-apps", "google-oauth2", "instagram", "ip"],
  ...["line", "linkedin", "oauth1", "oauth2", "office365", "oidc", "okta", "paypal"],
  ...["paypal-sandbox", "pingfederate", "planningcenter", "salesforce-community"],
  ...["salesforce-sandbox", "salesforce", "samlp", "sharepoint", "shopify", "shop", "sms"],
  ...["soundcloud", "thirtysevensignals", "twitter", "untappd", "vkontakte", "waad", "weibo"],
  ...["windowslive", "wordpress", "yahoo", "yandex"],
];

const ACTIVE = closed({ active: flag }, ["active"]);

const CHANGEABLE: Record<string, JsonSchema> = {
  display_name: text({ maxLength: 128 }),
  options: CONNECTION_OPTIONS,
  enabled_clients: list(text()),
  is_domain_connection: flag,
  show_as_button: flag,
  realms: list(text()),
  metadata: { type: "object", maxProperties: 10 },
  authentication: ACTIVE,
  connected_accounts: closed({ active: flag, cross_app_access: flag }, ["active"]),
  cross_app_access_requesting_app: ACTIVE,
};

export const CREATE_CONNECTION = closed(
  {
    ...CHANGEABLE,
    name: text({ maxLength: 128, pattern: "^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$" }),
    strategy: oneOfThese(...STRATEGIES),
  },
  ["name", "strategy"],
);

export const UPDATE_CONNECTION = closed(
  {
    ...CHANGEABLE,
    options: nullable(CONNECTION_OPTIONS),
    enabled_clients: nullable(list(text())),
  },
  [],
  { minProperties: 1 },
);
