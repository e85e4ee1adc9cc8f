import { deliverThroughHook } from "./legacy-delivery";
import type { DeliverPhoneMessage } from "./message";
import { catchTemplateErrors } from "./template-errors";
import { deliverThroughProvider } from "./unified-delivery";

export { resumeRetries } from "./unified-delivery";

/**
 * Delivers a message, as `DeliverPhoneMessage` says. Never throws for what the tenant's settings or the Action do: that is in
 * the answer and the log.
 */
export const deliverPhoneMessage: DeliverPhoneMessage = (ctx, message) => {
  const isUnified = ctx.store.tenant.phone_consolidated_experience;
  return catchTemplateErrors(ctx, message, () =>
    isUnified ? deliverThroughProvider(ctx, message) : deliverThroughHook(ctx, message),
  );
};
