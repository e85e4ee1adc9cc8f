import type { Management } from "auth0";
import type { PluginFunction } from "../plugin";
import { bool, string } from "../property";
import type { Api } from "./api";
import { readEnabledClients } from "./enabled-clients";

/** `auth0.getConnection`: a connection by id, or by name among all of them. The local plugin leaves out the options. */
export const getConnection: PluginFunction<Api> = {
  token: "auth0:index/getConnection:getConnection",
  properties: { connectionId: string(), name: string(), skipEnabledClients: bool() },
  async call(api, args) {
    const connection =
      typeof args["connectionId"] === "string"
        ? await api.connections.get(args["connectionId"])
        : await byName(api, String(args["name"]));
    const id = connection.id ?? "";
    return {
      ...args,
      id,
      connectionId: id,
      name: connection.name,
      strategy: connection.strategy,
      displayName: connection.display_name ?? "",
      isDomainConnection: connection.is_domain_connection ?? false,
      showAsButton: connection.show_as_button ?? false,
      realms: connection.realms ?? [],
      metadata: connection.metadata ?? {},
      enabledClients: args["skipEnabledClients"] === true ? [] : await readEnabledClients(api, id),
      options: [],
      authentications: [],
      connectedAccounts: [],
    };
  },
};

async function byName(api: Api, name: string): Promise<Management.ConnectionForList> {
  // The official plugin sends all three, though `take` alone decides.
  const pages = await api.connections.list(
    { take: 100 },
    { queryParams: { include_totals: true, per_page: 50 } },
  );
  for await (const connection of pages) if (connection.name === name) return connection;
  throw new Error(`no connection found with \`name\` = \`${name}\``);
}
