import type { Management } from "auth0";
import type { ResourceType } from "../plugin";
import { bool, list, text, type Properties } from "../property";
import type { Api } from "./api";
import { fromWire, toWire } from "./wire";

const properties: Properties = {
  clientId: text({ required: true, replaces: true }),
  audience: text({ required: true, replaces: true }),
  scopes: list(text(), { wire: "scope" }),
  subjectType: text({ computed: true, replaces: true }),
  organizationUsage: text(),
  allowAnyOrganization: bool(),
  isSystem: bool({ output: true }),
};

/** `auth0.ClientGrant`: the scopes that a machine-to-machine application gets for one API. */
export const clientGrant: ResourceType<Api> = {
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
    // What a grant is for can't be changed, so the API accepts only the rest.
    const { scopes, organizationUsage, allowAnyOrganization } = inputs;
    const body = toWire(properties, { scopes, organizationUsage, allowAnyOrganization });
    await api.clientGrants.update(id, body);
  },

  async delete(api, id) {
    await api.clientGrants.delete(id);
  },
};
