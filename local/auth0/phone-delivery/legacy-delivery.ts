import type { TenantContext } from "../context";
import type { Delivery, PhoneMessage } from "./message";
import { renderGuardianMessage } from "../message-templates/guardian-message";
import { executeAction } from "./action-execution";
import { sendPhoneMessageEvent } from "./action-event";
import { boundActions } from "./deployed-action";
import { logExecutionFailure, logFailure, logSent } from "./delivery-log";
import { redact, type Execution, failureOfRun, type DeliveryFailure } from "./execution";
import { templateSubject } from "./template-subject";

/**
 * Delivers as the legacy experience does: guardian's provider `phone-message-hook` runs every Action that is bound to
 * send-phone-message.
 */
export async function deliverThroughHook(
  ctx: TenantContext,
  message: PhoneMessage,
): Promise<Delivery> {
  const { store } = ctx;
  const provider = store.guardian.selectedProvider;
  if (provider !== "phone-message-hook")
    return fail(
      ctx,
      message,
      misconfigured(
        `The phone factor's provider is \`${provider}\`, which the local tenant doesn't serve. Select \`phone-message-hook\`.`,
      ),
    );
  const actions = boundActions(store, "send-phone-message");
  if (actions.length === 0)
    return fail(
      ctx,
      message,
      misconfigured("No deployed Action is bound to the trigger `send-phone-message`."),
    );
  const text = renderGuardianMessage(
    store,
    templateSubject(store, message),
    message.purpose,
    message.messageType,
  );
  const event = sendPhoneMessageEvent(store, message, text);
  const executions: Execution[] = [];
  for (const action of actions) {
    const execution = await executeAction(ctx, "send-phone-message", action, event);
    executions.push(execution);
    if (execution.run.error === undefined) continue;
    logExecutionFailure(ctx, message, execution);
    return fail(ctx, message, failureOfRun(execution.run), executions);
  }
  logSent(ctx, message, executions);
  return { delivered: true };
}

const misconfigured = (message: string): DeliveryFailure => ({
  errorCode: "configuration",
  message,
});

function fail(
  ctx: TenantContext,
  message: PhoneMessage,
  failure: DeliveryFailure,
  executions: Execution[] = [],
): Delivery {
  logFailure(ctx, message, failure, executions);
  return { delivered: false, reason: redact(failure.message, message) };
}
