import type { Management } from "auth0";
import type { PluginResource } from "../plugin";
import { bool, array, string, type Properties } from "../property";
import type { Api } from "./api";
import { fromWire, toWire } from "./wire";

const properties: Properties = {
  clientId: string({ required: true, replaces: true }),
  audience: string({ required: true, replaces: true }),
  scopes: array(string(), { wire: "scope" }),
  subjectType: string({ computed: true, replaces: true }),
  organizationUsage: string(),
  allowAnyOrganization: bool(),
  isSystem: bool({ output: true }),
};

/** `auth0.ClientGrant`: the scopes of a machine-to-machine application for one API. */
export const clientGrant: PluginResource<Api> = {
  token: "auth0:index/clientGrant:ClientGrant",
  properties,

  async create(api, inputs, exists) {
    const body = toWire(properties, { scopes: [], ...inputs });
    const created = await api.clientGrants.create(
      body as unknown as Management.CreateClientGrantRequestContent,
    );
    exists(created.id ?? "");
  },

  async read(api, id) {
    return fromWire(properties, { ...(await api.clientGrants.get(id)) });
  },

  async update(api, id, { inputs }) {
    // The client and the API of a grant can't be changed, so the API accepts only the rest.
    const { scopes, organizationUsage, allowAnyOrganization } = inputs;
    const body = toWire(properties, { scopes, organizationUsage, allowAnyOrganization });
    await api.clientGrants.update(id, body);
  },

  async delete(api, id) {
    await api.clientGrants.delete(id);
  },
};
