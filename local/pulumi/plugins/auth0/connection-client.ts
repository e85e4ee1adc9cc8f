import type { PluginResource } from "../plugin";
import { string } from "../property";
import type { Api } from "./api";
import { readEnabledClients } from "./enabled-clients";

/** `auth0.ConnectionClient`: lets an application's users log in through a connection. Its id is `connection::client`. */
export const connectionClient: PluginResource<Api> = {
  token: "auth0:index/connectionClient:ConnectionClient",
  properties: {
    connectionId: string({ required: true, replaces: true }),
    clientId: string({ required: true, replaces: true }),
    name: string({ output: true }),
    strategy: string({ output: true }),
  },

  async create(api, inputs, exists) {
    const connectionId = String(inputs["connectionId"]);
    const clientId = String(inputs["clientId"]);
    await api.connections.clients.update(connectionId, [{ client_id: clientId, status: true }]);
    exists(`${connectionId}::${clientId}`);
  },

  async read(api, id) {
    const [connectionId = "", clientId = ""] = id.split("::");
    const enabled = await readEnabledClients(api, connectionId);
    if (!enabled.includes(clientId)) return undefined;
    const { name, strategy } = await api.connections.get(connectionId, {
      fields: "strategy,name",
      include_fields: true,
    });
    return { connectionId, clientId, name, strategy };
  },

  async delete(api, id) {
    const [connectionId = "", clientId = ""] = id.split("::");
    await api.connections.clients.update(connectionId, [{ client_id: clientId, status: false }]);
  },
};
