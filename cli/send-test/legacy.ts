import { randomInt } from "node:crypto";
import { UserError } from "../user-error";
import { actionInState } from "../action-in-state";
import type { StackExport } from "../stack-state";
import { masked, type TestMessage } from "./test-message";

/**
 * Sends through Auth0's test of an Action (`POST /api/v2/actions/actions/{id}/test`), which runs its draft with its
 * secrets. A draft that differs from what is deployed is refused.
 * @returns what became of the message
 * @throws UserError with the Action's own sentence if Plivo didn't accept it
 */
export async function sendThroughAction({
  client,
  state,
  stack,
  to,
}: TestMessage): Promise<string> {
  const id = actionId(state, stack);
  const { all_changes_deployed: isDeployed, name } = await client.actions.get(id);
  if (isDeployed !== true) {
    throw new UserError(
      `The Action \`${name ?? ""}\` has changes that aren't deployed, so a test would run other code than a login: run ` +
        `\`pulumi up --stack ${stack}\`, then run this again.`,
    );
  }
  const { payload } = await client.actions.test(
    id,
    { payload: { event: testEvent(to) } },
    { maxRetries: 0 },
  );
  const failure = failureIn(payload);
  if (failure !== undefined) {
    throw new UserError(`The Action \`${name ?? ""}\` sent no message: ${failure}`);
  }
  return `The Action \`${name ?? ""}\` ran without an error: Plivo accepted a message for ${masked(to)}.`;
}

function actionId(state: StackExport, stack: string): string {
  const id = actionInState(state, "legacy")?.id;
  if (id !== undefined) return id;
  throw new UserError(
    `The stack \`${stack}\` has no Action for the Send Phone Message flow: run \`pulumi up --stack ${stack}\` first.`,
  );
}

/** Returns an event like a login's, with the required fields of Auth0's reference for the trigger. */
function testEvent(to: string): Record<string, unknown> {
  const code = randomInt(1_000_000).toString().padStart(6, "0");
  const now = new Date().toISOString();
  return {
    message_options: {
      action: "second-factor-authentication",
      code,
      message_type: "sms",
      recipient: to,
      text: `${code} is a test of your verification messages.`,
    },
    request: { geoip: {}, hostname: "send-test", ip: "127.0.0.1", language: "en", method: "POST" },
    tenant: { id: "send-test" },
    user: {
      app_metadata: {},
      created_at: now,
      email_verified: false,
      updated_at: now,
      user_id: "auth0|send-test",
      user_metadata: {},
    },
  };
}

/** Returns the error in the answer, if the Action threw one. Auth0 documents the answer only as an object. */
function failureIn(payload: unknown): string | undefined {
  const { error } = (payload ?? {}) as { error?: unknown };
  if (error === undefined || error === null) {
    return undefined;
  }
  const message = typeof error === "string" ? error : (error as { message?: unknown }).message;
  return typeof message === "string"
    ? message
    : "Auth0 gives no reason; see Monitoring > Logs in the dashboard.";
}
