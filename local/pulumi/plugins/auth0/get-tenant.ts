import type { PluginFunction } from "../plugin";
import type { PropertyValues } from "../property";
import type { Api } from "./api";
import { tenantState } from "./tenant";

/** `auth0.getTenant`: the tenant's settings. Its nested parts are lists of one, as the official plugin has them. */
export const getTenant: PluginFunction<Api> = {
  token: "auth0:index/getTenant:getTenant",
  properties: {},
  async call(api) {
    const { flags, sessionCookie, ...settings } = tenantState(
      (await api.tenants.settings.get()) as PropertyValues,
    );
    return {
      ...settings,
      id: api.domain,
      domain: api.domain,
      managementApiIdentifier: `https://${api.domain}/api/v2/`,
      flags: flags === undefined ? [] : [flags],
      sessionCookies: sessionCookie === undefined ? [] : [sessionCookie],
    };
  },
};
