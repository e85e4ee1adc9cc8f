import type * as pulumi from "@pulumi/pulumi";
import type { PhoneExperience } from "./config/choices";
import { LegacyDelivery } from "./legacy-delivery";
import { UnifiedDelivery, type UnifiedDeliveryArgs } from "./unified-delivery";

export interface DeliveryArgs extends UnifiedDeliveryArgs {
  /** The tenant's phone experience. */
  experience: PhoneExperience;
  /** Whether a legacy tenant also gets the unified delivery, which takes over when the tenant's switch is turned. */
  prepareUnified: boolean;
}

export interface Delivery {
  /** Id of the Action that delivers now. */
  actionId: pulumi.Output<string>;
  /** What has to be there before anybody is asked for a code. */
  resources: pulumi.Resource[];
}

/** Declares what delivers codes on the tenant, and what will deliver them once it moves. */
export function declareDelivery(args: DeliveryArgs): Delivery {
  if (args.experience === "unified") {
    const unified = new UnifiedDelivery("plivo-unified", args);
    return { actionId: unified.actionId, resources: [unified] };
  }
  const legacy = new LegacyDelivery("plivo-legacy", args);
  const prepared = args.prepareUnified ? [new UnifiedDelivery("plivo-unified", args)] : [];
  return { actionId: legacy.actionId, resources: [legacy, ...prepared] };
}
