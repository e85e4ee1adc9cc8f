import type * as pulumi from "@pulumi/pulumi";

/** What `SmsMfa` needs. Values that decide which resources there are have to be known before a run, and are plain. */
export interface SmsMfaArgs {
  /** Auth ID of the Plivo account. */
  plivoAuthId: pulumi.Input<string>;
  /** Auth Token of the Plivo account. It becomes a secret here. */
  plivoAuthToken: pulumi.Input<string>;
  /** The token that Plivo will soon accept, for the time of a rotation: used where it refuses the first. It becomes a secret here. */
  plivoAuthTokenNext?: pulumi.Input<string>;
  /** Sender of the SMS: a number in E.164, a short code or a sender id. One of three: this, `plivoPowerpack` or `plivoSenders`. */
  plivoSender?: pulumi.Input<string>;
  /** UUID of the Plivo Powerpack that picks the sender, in place of `plivoSender`. */
  plivoPowerpack?: pulumi.Input<string>;
  /** Senders by the country of the recipient's number, an ISO 3166 code; `*` is for the rest. In place of `plivoSender`. */
  plivoSenders?: Record<string, string>;
  /** DLT entity id, which India's carriers require. */
  plivoDltEntityId?: pulumi.Input<string>;
  /** DLT template id, which India's carriers require. */
  plivoDltTemplateId?: pulumi.Input<string>;
  /** DLT template category, which India's carriers require. */
  plivoDltTemplateCategory?: pulumi.Input<string>;
  /** When a login asks for a code: `all-applications` (the default), `confidence-score` or `never`. */
  policy?: pulumi.Input<string>;
  /** How Auth0 sends SMS: `legacy`, `unified`, or `auto` (the default) for what the tenant has. */
  phoneExperience?: string;
  /** Node.js of the Action in Auth0's word: `node22` (the default) or a later one. */
  actionRuntime?: string;
  /** Whether a legacy tenant also gets the unified delivery, so that its move leaves no login without a code. Default: false. */
  prepareUnified?: boolean;
  /** ISO 3166 codes of the countries that may get an SMS. Default: all. */
  allowedCountries?: string[];
  /** Text of the SMS that enrolls a phone, with `{{code}}` in it. Default: Auth0's. */
  enrollmentMessage?: pulumi.Input<string>;
  /** Text of the SMS of a login, with `{{code}}` in it. Default: Auth0's. */
  verificationMessage?: pulumi.Input<string>;
  /** Auth0's names of the tenant's other factors to have on. Default: those that the tenant has on stay on. */
  otherFactors?: string[];
  /**
   * Whether a phone provider of another kind may be replaced, though nothing can give it back. Default: whether the
   * component is protected.
   */
  replacePhoneProvider?: boolean;
}
