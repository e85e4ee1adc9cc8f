import type { JsonObject } from "./json";

/** A source of users. */
export interface Connection {
  id: string;
  name: string;
  strategy: string;
  options: JsonObject;
  is_domain_connection: boolean;
  realms: string[];
  /** Clients whose users may log in through this connection, in the order they were enabled. */
  enabledClients: string[];
  settings: JsonObject;
}
