import type { Management } from "auth0";
import type { PluginResource } from "../plugin";
import { bool, object, set, string, type Properties } from "../property";
import type { Api } from "./api";
import { fromWire, toWire } from "./wire";

export const phoneProviderProperties: Properties = {
  name: string({ autoName: true, oneOf: ["custom", "twilio"] }),
  disabled: bool(),
  configuration: object(
    {
      deliveryMethods: set(string({ oneOf: ["text", "voice"] }), { required: true }),
      defaultFrom: string(),
      mssid: string(),
      sid: string(),
    },
    { required: true },
  ),
  // The API never shows them, and the official plugin never compares them.
  credentials: object({ authToken: string() }, { required: true, writeOnly: true }),
  channel: string({ output: true }),
  tenant: string({ output: true }),
};

/** `auth0.PhoneProvider`: the tenant's only provider. A create adopts an existing one. */
export const phoneProvider: PluginResource<Api> = {
  token: "auth0:index/phoneProvider:PhoneProvider",
  properties: phoneProviderProperties,

  async create(api, inputs, exists) {
    const { providers } = await api.branding.phone.providers.list();
    const body = toWire(phoneProviderProperties, inputs);
    const present = providers?.[0]?.id;
    if (present !== undefined) {
      exists(present);
      await api.branding.phone.providers.update(present, body);
      return;
    }
    const created = await api.branding.phone.providers.create(
      body as unknown as Management.CreateBrandingPhoneProviderRequestContent,
    );
    exists(created.id ?? "");
  },

  async read(api, id, state) {
    const found = { ...(await api.branding.phone.providers.get(id)) };
    return { ...fromWire(phoneProviderProperties, found), credentials: state["credentials"] };
  },

  async update(api, id, { inputs }) {
    await api.branding.phone.providers.update(id, toWire(phoneProviderProperties, inputs));
  },

  async delete(api, id) {
    await api.branding.phone.providers.delete(id);
  },
};
