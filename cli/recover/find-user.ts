import { found, NONE, undecided, type Match, type Search } from "./search";

/**
 * Returns the test user that a killed run was making. Any other of that address is a person's: its password would be
 * changed.
 */
export async function findUser({ client, config, pending }: Search): Promise<Match> {
  const email = config.program.testUserEmail;
  if (email === undefined) {
    return NONE;
  }
  const users = await client.users.listUsersByEmail({ email });
  const user = users.find(({ identities }) =>
    identities?.some(({ connection }) => connection === config.program.connection),
  );
  if (user?.user_id === undefined) {
    return NONE;
  }
  return pending.length > 0
    ? found(user.user_id, "the test user")
    : undecided(
        "a user with the address of `testUserEmail` exists, and no run of this stack was making one: delete it in the " +
          "dashboard, or set another address",
      );
}
