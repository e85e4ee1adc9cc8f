import { describeApiError } from "../management-api";
import { UserError } from "../user-error";
import { masked, type TestMessage } from "./test-message";

/**
 * Sends through the tenant's phone provider (`POST /api/v2/branding/phone/providers/{id}/try`), which runs its deployed
 * Action.
 * @returns what became of the message
 * @throws UserError with Auth0's reason if it wasn't sent
 */
export async function sendThroughProvider({ client, stack, to }: TestMessage): Promise<string> {
  const { providers = [] } = await client.branding.phone.providers.list();
  const custom = providers.find(({ name }) => name === "custom");
  if (custom?.id === undefined) {
    throw new UserError(
      `The tenant has no custom phone provider: run \`pulumi up --stack ${stack}\` first.`,
    );
  }
  try {
    await client.branding.phone.providers.test(
      custom.id,
      { to, delivery_method: "text" },
      { maxRetries: 0 },
    );
  } catch (error) {
    throw new UserError(
      `The phone provider sent no message (${describeApiError(error)}): see Monitoring > Logs in the dashboard.`,
    );
  }
  return `The phone provider ran without an error: Auth0 accepted a message for ${masked(to)}.`;
}
