/** Secrets of the Action, as Auth0 passes them to a handler. */
export type Secrets = Readonly<Record<string, string | undefined>>;

/**
 * The part of a `send-phone-message` v2 event that the Action reads.
 * Source: Auth0 docs, customize/actions/reference/send-phone-message.
 */
export interface SendPhoneMessageEvent {
  readonly secrets: Secrets;
  readonly message_options: {
    readonly message_type: "sms" | "voice";
    readonly recipient: string;
    readonly text: string;
    readonly code: string;
  };
}

/**
 * The part of a `custom-phone-provider` v1 event that the Action reads. Notices such as `blocked_account` have no `code`.
 * Source: Auth0 docs, customize/actions/reference/custom-phone-provider.
 */
export interface CustomPhoneProviderEvent {
  readonly secrets: Secrets;
  readonly notification: {
    readonly delivery_method: "text" | "voice";
    readonly recipient: string;
    readonly as_text: string;
    readonly code?: string;
  };
}

/** The part of the `custom-phone-provider` v1 API that the Action uses. */
export interface CustomPhoneProviderApi {
  readonly notification: {
    /** Ends the notification for good. */
    drop(reason: string): void;
    /** Asks Auth0 to run the Action again in the next minutes, up to five times. */
    retry(reason: string): void;
  };
}
