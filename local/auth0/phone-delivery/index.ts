import { deliverThroughHook } from "./legacy-delivery";
import type { DeliverPhoneMessage } from "./message";
import { catchTemplateErrors } from "./template-errors";
import { deliverThroughProvider } from "./unified-delivery";

export { resumeRetries } from "./unified-delivery";

/**
 * Delivers a message, as `DeliverPhoneMessage` describes. Never throws because of the tenant's settings or the Action: the
 * result and the log have the reason.
 */
export const deliverPhoneMessage: DeliverPhoneMessage = (ctx, message) => {
  const isUnified = ctx.store.tenant.phone_consolidated_experience;
  return catchTemplateErrors(ctx, message, () =>
    isUnified ? deliverThroughProvider(ctx, message) : deliverThroughHook(ctx, message),
  );
};
