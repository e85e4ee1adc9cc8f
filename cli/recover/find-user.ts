import { decision, found, NONE, undecided, type Match, type Search } from "./search";

/**
 * Returns the test user that a killed run was creating, or that the engineer named. Any other user with that address may be
 * a person, whose password would be changed.
 */
export async function findUser(search: Search): Promise<Match> {
  const { client, config, pending, chosen } = search;
  const email = config.program.testUserEmail;
  if (email === undefined) {
    return NONE;
  }
  const users = await client.users.listUsersByEmail({ email });
  const user = users.find(({ identities }) =>
    identities?.some(({ connection }) => connection === config.program.connection),
  );
  const id = user?.user_id;
  if (chosen !== undefined && (chosen !== id || (await search.isForeign(chosen)))) {
    return undecided(
      `\`--user ${chosen}\` is no user with the address in \`testUserEmail\`, or another stack has it`,
    );
  }
  if (id === undefined) return NONE;
  return pending.length > 0 || chosen === id
    ? found(id, "the test user")
    : undecided(
        `a user has the address in \`testUserEmail\` (${id}), and no run of this stack was creating one: if it is the ` +
          `stack's, adopt it with ${decision(search, "--user ID")}, which changes its password; otherwise change \`testUserEmail\``,
      );
}
