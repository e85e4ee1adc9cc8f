import type { Plugin } from "../plugin";
import { AUTH0_VERSION } from "../versions";
import { action } from "./action";
import { createApi, describeError, isGone, type Api } from "./api";
import { client } from "./client";
import { clientGrant } from "./client-grant";
import { connectionClient } from "./connection-client";
import { getAction } from "./get-action";
import { getClient } from "./get-client";
import { getConnection } from "./get-connection";
import { getPhoneProvider } from "./get-phone-provider";
import { getTenant } from "./get-tenant";
import { guardian } from "./guardian";
import { phoneNotificationTemplate } from "./phone-notification-template";
import { phoneProvider } from "./phone-provider";
import { tenant } from "./tenant";
import { triggerAction } from "./trigger-action";
import { triggerActions } from "./trigger-actions";
import { user } from "./user";

/** Stands in for the official auth0 plugin, on the local tenant only. */
export const auth0Plugin: Plugin<Api> = {
  name: "auth0",
  version: AUTH0_VERSION,
  resources: [
    action,
    client,
    clientGrant,
    connectionClient,
    guardian,
    phoneNotificationTemplate,
    phoneProvider,
    tenant,
    triggerAction,
    triggerActions,
    user,
  ],
  functions: [getAction, getClient, getConnection, getPhoneProvider, getTenant],

  needsConfiguration: true,
  configure(config) {
    const setting = (key: string, variable: string): string => {
      const value = config[key] ?? process.env[variable];
      if (value) return value;
      throw new Error(
        `the auth0 plugin has no \`${key}\`; set it with \`pulumi config set auth0:${key}\` or ${variable}`,
      );
    };
    const domain = setting("domain", "AUTH0_DOMAIN");
    if (!isLoopback(domain)) {
      throw new Error(
        `the local auth0 plugin serves only a tenant on this machine, and auth0:domain is \`${domain}\`; install the official one with \`pulumi plugin install resource auth0 ${AUTH0_VERSION}\``,
      );
    }
    return createApi({
      domain,
      clientId: setting("clientId", "AUTH0_CLIENT_ID"),
      clientSecret: setting("clientSecret", "AUTH0_CLIENT_SECRET"),
    });
  },

  describeError,
  isGone,
};

/**
 * Returns whether a domain is this machine's.
 *
 * @param domain host with an optional port
 */
export function isLoopback(domain: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(domain);
}
