import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import { DATABASE_STRATEGY } from "./auth0/database-connection";
import { reasonOf } from "./reason";
import { runError } from "./run-error";

/**
 * Finds a database connection by its name.
 *
 * @returns its id
 * @throws pulumi.RunError when the tenant has none of this name, or one whose users are elsewhere
 */
export async function findDatabaseConnection(
  name: string,
  options?: pulumi.InvokeOptions,
): Promise<string> {
  const found = await getConnection(name, options);
  if (found.strategy !== DATABASE_STRATEGY) {
    throw runError(
      `connection: \`${name}\` is a connection of the kind \`${found.strategy}\`, and the test user and the app need a ` +
        "database; run: pulumi config set connection NAME, with a name from Authentication > Database",
    );
  }
  return found.id;
}

async function getConnection(name: string, options?: pulumi.InvokeOptions) {
  try {
    return await auth0.getConnection({ name, skipEnabledClients: true }, options);
  } catch (error) {
    // Both plugins say so of a name. All else is about the credentials or the network, and says itself what to do.
    if (!/no connection found/i.test(String(error)))
      throw runError(`the tenant's database connections can't be read${reasonOf(error)}`);
    throw runError(
      `connection: the database connection \`${name}\` can't be found on the tenant${reasonOf(error)}; ` +
        "run: pulumi config set connection NAME, with a name from Authentication > Database in the dashboard",
    );
  }
}
