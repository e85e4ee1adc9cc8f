import type * as pulumi from "@pulumi/pulumi";

/**
 * The arguments of `SmsMfa`. Those that decide which resources it declares must be known before a run, so they are plain
 * values.
 */
export interface SmsMfaArgs {
  /** Auth ID of the Plivo account. */
  plivoAuthId: pulumi.Input<string>;
  /** Auth Token of the Plivo account. It becomes a Pulumi secret. */
  plivoAuthToken: pulumi.Input<string>;
  /** The next Auth Token during a rotation: used if Plivo refuses the first. It becomes a Pulumi secret. */
  plivoAuthTokenNext?: pulumi.Input<string>;
  /**
   * Sender of the SMS: a number in E.164, a short code or a sender id. Set exactly one of this, `plivoPowerpack` and
   * `plivoSenders`.
   */
  plivoSender?: pulumi.Input<string>;
  /** UUID of the Plivo Powerpack that picks the sender, instead of `plivoSender`. */
  plivoPowerpack?: pulumi.Input<string>;
  /** Senders by the ISO 3166 code of the recipient's country; `*` is for all others. Instead of `plivoSender`. */
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
  /** Node.js version of the Action, as Auth0 names it: `node22` (the default) or a later one. */
  actionRuntime?: string;
  /** Whether a legacy tenant also gets the unified delivery, so that its move leaves no login without a code. Default: false. */
  prepareUnified?: boolean;
  /** ISO 3166 codes of the countries that may get an SMS. Default: all. */
  allowedCountries?: string[];
  /** Text of the SMS that enrolls a phone, with `{{code}}` in it. Default: Auth0's. */
  enrollmentMessage?: pulumi.Input<string>;
  /** Text of the SMS of a login, with `{{code}}` in it. Default: Auth0's. */
  verificationMessage?: pulumi.Input<string>;
  /** Auth0's names of the tenant's other factors to have on. Default: the other factors stay as they are. */
  otherFactors?: string[];
  /**
   * Whether a phone provider of another kind may be replaced, though it can't be restored afterward. Default: whether the
   * component is protected.
   */
  replacePhoneProvider?: boolean;
}
