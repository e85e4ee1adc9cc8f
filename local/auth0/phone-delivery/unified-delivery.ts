import type { TenantContext } from "../context";
import { newId } from "../ids";
import { messageTypeOf, type Delivery, type PhoneMessage } from "./message";
import { renderPhoneTemplate } from "../message-templates/phone-template";
import type { JsonObject, PhoneProvider, Store } from "../store";
import { executeAction } from "./action-execution";
import { customPhoneProviderEvent } from "./action-event";
import { phoneProviderAction, type DeployedAction } from "./deployed-action";
import { logExecutionFailure, logFailure, logNotificationFailure, logSent } from "./delivery-log";
import { failureOfRun, redact, type Execution } from "./execution";
import { templateSubject } from "./template-subject";

/** Milliseconds. Auth0 retries up to five times "in the next minutes"; its pauses aren't documented. */
export const RETRY_DELAYS_MS: readonly number[] = [15_000, 30_000, 60_000, 120_000, 240_000];

/** A notification that is being sent through the custom phone provider. */
interface Notification {
  message: PhoneMessage;
  action: DeployedAction;
  event: JsonObject;
  retryDelaysMs: readonly number[];
}

/**
 * Delivers as the unified experience does: the custom phone provider runs the one Action for custom-phone-provider. The
 * Action returns (sent), calls `api.notification.drop` (given up) or calls `retry` (tried again later).
 */
export async function deliverThroughProvider(
  ctx: TenantContext,
  message: PhoneMessage,
  retryDelaysMs: readonly number[] = RETRY_DELAYS_MS,
): Promise<Delivery> {
  const { store } = ctx;
  const provider = [...store.phoneProviders.values()][0];
  const problem = problemOf(provider, message);
  const action = phoneProviderAction(store);
  if (problem !== undefined || action === undefined) {
    const reason = problem ?? "No Action for the trigger `custom-phone-provider` is deployed.";
    logFailure(ctx, message, { errorCode: "configuration", message: reason });
    return { delivered: false, reason };
  }
  const event = eventOf(store, message);
  return attempt(ctx, { message, action, event, retryDelaysMs }, 0);
}

function eventOf(store: Store, message: PhoneMessage): JsonObject {
  const type = messageTypeOf(message);
  return customPhoneProviderEvent(
    store,
    message,
    renderPhoneTemplate(store, templateSubject(store, message), type),
  );
}

/** Returns why the tenant's phone provider can't deliver the message. */
function problemOf(provider: PhoneProvider | undefined, message: PhoneMessage): string | undefined {
  if (provider === undefined) return "The tenant has no phone provider. Create one named `custom`.";
  if (provider.disabled) return "The tenant's phone provider is disabled.";
  if (provider.name !== "custom")
    return `The tenant's phone provider is \`${provider.name}\`, which the local tenant doesn't serve. Use \`custom\`.`;
  const method = message.messageType === "voice" ? "voice" : "text";
  const methods = provider.configuration["delivery_methods"];
  if (Array.isArray(methods) && !methods.includes(method))
    return `The tenant's phone provider doesn't deliver by \`${method}\`.`;
  return undefined;
}

async function attempt(
  ctx: TenantContext,
  notification: Notification,
  retries: number,
): Promise<Delivery> {
  const { store } = ctx;
  const { message, action, event, retryDelaysMs } = notification;
  const execution = await executeAction(ctx, "custom-phone-provider", action, event);
  // A message that was being sent when the tenant was reset belongs to the earlier tenant.
  if (ctx.store !== store) return { delivered: false, reason: "The tenant was reset." };
  const failure = failureOf(execution);
  if (failure === undefined) {
    logSent(ctx, message, [execution]);
    return { delivered: true };
  }
  const { outcome } = failure;
  const reason = redact(failure.reason, message);
  const delayMs = outcome === "retry" ? retryDelaysMs[retries] : undefined;
  logExecutionFailure(ctx, message, execution);
  logNotificationFailure(ctx, message, reason);
  const errorCode = outcome === "error" ? failureOfRun(execution.run).errorCode : outcome;
  logFailure(ctx, message, { errorCode, message: reason }, [execution]);
  if (delayMs === undefined) return { delivered: false, reason };
  const retry = { notification, retries: retries + 1, at: ctx.clock.now() + delayMs };
  const id = newId.execution();
  retriesOf(ctx).set(id, retry);
  waitForRetry(ctx, id, retry);
  return { delivered: false, reason, retrying: true };
}

/** A retry that waits for its time. It is kept in the tenant's memory, so that a snapshot contains it. */
interface Retry {
  notification: Notification;
  retries: number;
  /** Epoch milliseconds on the tenant's clock. */
  at: number;
}

const retriesOf = ({ memory }: TenantContext) => memory.map<Retry>("phone/retries");

function waitForRetry(ctx: TenantContext, id: string, retry: Retry): void {
  const { store } = ctx;
  ctx.clock.later(retry.at - ctx.clock.now(), () => {
    // A reset dropped it, and a snapshot waits for its own.
    if (ctx.store !== store || !retriesOf(ctx).delete(id)) return;
    void attempt(ctx, retry.notification, retry.retries);
  });
}

/** Waits for the retries in a snapshot. */
export function resumeRetries(ctx: TenantContext): void {
  for (const [id, retry] of retriesOf(ctx)) waitForRetry(ctx, id, retry);
}

/** Returns the failure of a run, if any. How Auth0 treats a thrown error isn't documented; here it is like a drop. */
function failureOf({
  run,
}: Execution): { outcome: "drop" | "retry" | "error"; reason: string } | undefined {
  if (run.error !== undefined) return { outcome: "error", reason: run.error.message };
  return run.notification === undefined
    ? undefined
    : { outcome: run.notification.type, reason: run.notification.reason };
}
