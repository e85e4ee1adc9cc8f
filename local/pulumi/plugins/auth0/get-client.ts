import type { PluginFunction } from "../plugin";
import { string, type PropertyValues } from "../property";
import type { Api } from "./api";
import { clientState } from "./client";

/** `auth0.getClient`: an application with its secret, by id or by name. */
export const getClient: PluginFunction<Api> = {
  token: "auth0:index/getClient:getClient",
  properties: { clientId: string(), name: string() },
  async call(api, args) {
    const found =
      typeof args["clientId"] === "string"
        ? await api.clients.get(args["clientId"])
        : await byName(api, String(args["name"]));
    const { refreshToken, jwtConfiguration, ...state } = clientState(found);
    return {
      ...state,
      id: found["client_id"],
      clientSecret: found["client_secret"],
      tokenEndpointAuthMethod: found["token_endpoint_auth_method"],
      refreshTokens: refreshToken === undefined ? [] : [refreshToken],
      jwtConfigurations: jwtConfiguration === undefined ? [] : [jwtConfiguration],
    };
  },
};

async function byName(api: Api, name: string): Promise<PropertyValues> {
  const pages = await api.clients.list({ fields: "client_id,name", include_fields: true });
  for await (const { client_id: id, name: found } of pages)
    if (found === name && id) return await api.clients.get(id);
  throw new Error(`no client found with \`name\` = \`${name}\``);
}
