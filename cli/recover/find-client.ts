import type { Management } from "auth0";
import { readAllPages } from "../management-api";
import type { PendingOperation } from "../stack-state";
import { databaseConnectionId, enabledClientIds } from "./connection";
import { isAsBegun } from "./same-inputs";
import { decision, found, NONE, undecided, type Match, type Search } from "./search";

/**
 * Returns the application with the stack's name that no other stack holds. If there are several, only a person can say
 * which.
 */
export async function findClient(search: Search): Promise<Match> {
  const candidates = await clientsOfName(search);
  if (search.chosen !== undefined) {
    const chosen = candidates.find(({ client_id }) => client_id === search.chosen);
    return chosen === undefined ? undecided(notChosen(search)) : toMatch(chosen);
  }
  const [first, ...others] = candidates;
  if (first === undefined) {
    return NONE;
  }
  if (others.length === 0) {
    return toMatch(first);
  }
  // Killed runs created all of them: one is kept, and the others are second copies.
  if (
    candidates.length <= search.pending.length &&
    candidates.every((each) => isClientOfKilledRun(search.pending, each))
  ) {
    return toMatch(await preferEnabled(search, candidates));
  }
  const ids = candidates.map(({ client_id }) => client_id).join(", ");
  return undecided(
    `${candidates.length} applications are named \`${search.config.program.appName}\` (${ids}): name the stack's with ${decision(search, "--client ID")}`,
  );
}

/** Lists the applications of the stack's name, without those of other stacks. */
export async function clientsOfName({
  client,
  config,
  isForeign,
}: Search): Promise<Management.Client[]> {
  const clients = await readAllPages(client.clients.list({ is_global: false }));
  const named = clients.filter(({ name }) => name === config.program.appName);
  const foreign = await Promise.all(named.map(({ client_id }) => isForeign(client_id ?? "")));
  return named.filter((_, index) => foreign[index] === false);
}

/** Returns whether a killed run was creating an application just like this one. */
export function isClientOfKilledRun(
  pending: readonly PendingOperation[],
  client: Management.Client,
): boolean {
  const { name, app_type: appType, callbacks, grant_types: grantTypes } = client;
  return pending.some((operation) =>
    isAsBegun(operation, { name, appType, callbacks, grantTypes }),
  );
}

async function preferEnabled(
  { client, config }: Search,
  candidates: readonly Management.Client[],
): Promise<Management.Client> {
  const connection = await databaseConnectionId(client, config.program.connection);
  const enabled = connection === undefined ? [] : await enabledClientIds(client, connection);
  const preferred =
    candidates.find(({ client_id }) => enabled.includes(client_id ?? "")) ?? candidates[0];
  return preferred ?? {};
}

const toMatch = ({ client_id, name }: Management.Client): Match =>
  found(client_id ?? "", `\`${name ?? ""}\``);
const notChosen = ({ chosen, config }: Search): string =>
  `\`--client ${chosen ?? ""}\` is no application named \`${config.program.appName}\`, or another stack has it`;
