import { findManagementAccess } from "../../../../components/auth0/management-access";
import { isLoopbackDomain } from "../../../../components/auth0/loopback-domain";
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
    const access = findManagementAccess((key) => config[key], process.env);
    const { domain } = access;
    if (!isLoopbackDomain(domain)) {
      throw new Error(
        `the local auth0 plugin serves only a tenant on this machine, and auth0:domain is \`${domain}\`; install the official one with \`pulumi plugin install resource auth0 ${AUTH0_VERSION}\``,
      );
    }
    return createApi(access);
  },

  describeError,
  isGone,
};
