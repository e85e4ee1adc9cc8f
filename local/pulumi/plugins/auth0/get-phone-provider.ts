import type { PluginFunction } from "../plugin";
import { string } from "../property";
import type { Api } from "./api";
import { phoneProviderProperties } from "./phone-provider";
import { fromWire } from "./wire";

/** `auth0.getPhoneProvider`: a phone provider by its id, without its credentials. */
export const getPhoneProvider: PluginFunction<Api> = {
  token: "auth0:index/getPhoneProvider:getPhoneProvider",
  properties: { id: string({ required: true }) },
  async call(api, args) {
    const id = String(args["id"]);
    const { configuration, ...state } = fromWire(phoneProviderProperties, {
      ...(await api.branding.phone.providers.get(id)),
    });
    return { ...state, id, configurations: [configuration], credentials: [] };
  },
};
