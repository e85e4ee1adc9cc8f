import { found, NONE, type Match, type Search } from "./search";

/** Returns the tenant's phone provider, if it hands messages to the stack's Action. */
export async function findPhoneProvider({ client, idOf }: Search): Promise<Match> {
  const { providers = [] } = await client.branding.phone.providers.list();
  const custom = providers.find(({ name }) => name === "custom");
  return custom?.id !== undefined && idOf("mfa-unified") !== undefined
    ? found(custom.id, "the custom phone provider")
    : NONE;
}
