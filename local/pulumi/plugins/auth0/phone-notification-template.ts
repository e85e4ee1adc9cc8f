import type { PluginResource } from "../plugin";
import { bool, object, string, type Properties, type PropertyValues } from "../property";
import type { Api } from "./api";
import { fromWire, toWire } from "./wire";

const content = object(
  {
    syntax: string({ computed: true }),
    from: string(),
    body: object({ text: string(), voice: string() }, { computed: true }),
  },
  { computed: true },
);

const properties: Properties = {
  type: string({
    required: true,
    replaces: true,
    oneOf: ["otp_verify", "otp_enroll", "change_password", "blocked_account", "password_breach"],
  }),
  disabled: bool({ computed: true }),
  content,
  templateId: string({ output: true, wire: "id" }),
  channel: string({ output: true }),
  customizable: bool({ output: true }),
  tenant: string({ output: true }),
};

/** `auth0.PhoneNotificationTemplate`: the text of one type of message, in Liquid. */
export const phoneNotificationTemplate: PluginResource<Api> = {
  token: "auth0:index/phoneNotificationTemplate:PhoneNotificationTemplate",
  properties,

  async create(api, inputs, exists) {
    const { id } = await api.branding.phone.templates.create(toWire(properties, inputs));
    exists(id ?? "");
  },

  async read(api, id) {
    return fromWire(properties, {
      ...(await api.branding.phone.templates.get(id)),
    });
  },

  async update(api, id, { inputs }) {
    // The API accepts neither the type nor the syntax in a PATCH.
    const { from, body } = (inputs["content"] ?? {}) as PropertyValues;
    const changeable = {
      disabled: inputs["disabled"],
      ...(inputs["content"] !== undefined && { content: { from, body } }),
    };
    await api.branding.phone.templates.update(id, toWire(properties, changeable));
  },

  async delete(api, id) {
    await api.branding.phone.templates.delete(id);
  },
};
