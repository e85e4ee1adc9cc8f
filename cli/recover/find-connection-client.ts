import { databaseConnectionId, enabledClientIds } from "./connection";
import { found, NONE, type Match, type Search } from "./search";

/** Finds the association that enables the stack's application on the database connection. */
export async function findConnectionClient({ client, config, idOf }: Search): Promise<Match> {
  const application = idOf("spa");
  const connection = await databaseConnectionId(client, config.program.connection);
  if (application === undefined || connection === undefined) {
    return NONE;
  }
  const enabled = await enabledClientIds(client, connection);
  return enabled.includes(application)
    ? found(`${connection}::${application}`, "the application on the database connection")
    : NONE;
}
