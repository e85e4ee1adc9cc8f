/** A trigger that an Action supports, with the version of its event. */
export interface ActionTrigger {
  /** Auth0's id of the trigger. */
  id: string;
  /** Such as `v2`. */
  version: string;
}

/** Runs for each SMS of a tenant on the legacy phone experience; a flow lists its Actions. */
export const SEND_PHONE_MESSAGE = { id: "send-phone-message", version: "v2" } as const;

/** Runs for each message of a tenant on the Unified Phone Experience; a tenant has one Action for it. */
export const CUSTOM_PHONE_PROVIDER = { id: "custom-phone-provider", version: "v1" } as const;
