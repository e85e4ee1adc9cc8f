/**
 * What to tell a support engineer: what is wrong and where to mend it. The keys go into the log line.
 *
 * These sentences are all that leaves the Action about a failure. Plivo's own text never does, as it may repeat the
 * number or the message.
 */
export const REASONS = {
  settings:
    "Action secrets are missing or wrong: PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN and either PLIVO_SENDER or PLIVO_POWERPACK. Set them in the stack's config and run `pulumi up`.",
  voice: "This Action sends text messages only. Take voice off the tenant's phone message types.",
  recipient:
    "The recipient is not an international number: a plus, the country code, 7 to 15 digits.",
  text: "The message text is empty or over Plivo's 1600 characters. Mend the message template.",
  "country-check-missing":
    "ALLOWED_COUNTRIES is set, but this Action was built without the country check. Run `pulumi up`.",
  "country-unknown": "The number is in no known country, and `allowedCountries` is set.",
  "country-not-allowed": "The number's country is not in `allowedCountries`.",
  credentials:
    "Plivo refused the Auth ID or token. Set `plivoAuthId` and `plivoAuthToken` from the Plivo console.",
  "geo-permission":
    "Plivo may not send to the number's country. Turn it on in the Plivo console: Messaging, Geo Permissions.",
  credit: "The Plivo account has no credit. Add credit in the Plivo console: Billing.",
  "fraud-shield":
    "Plivo's Fraud Shield blocks the number's country. Look at its threshold in the Plivo console: Messaging, Fraud Shield.",
  sender:
    "Plivo refused the sender. `plivoSender` or `plivoPowerpack` must be of this account and fit the number's country.",
  dlt: "Plivo wants India's DLT registration. Set `plivoDltEntityId` and `plivoDltTemplateId`.",
  number: "Plivo says that the number can't get messages. The user must enrol another one.",
  rejected:
    "Plivo rejected the message. Look for the api_id in the Plivo console: Messaging, Logs.",
  "rate-limit": "Plivo's rate limit is reached. Spread the load or ask Plivo for a higher limit.",
  unavailable: "Plivo is unavailable. See status.plivo.com.",
  connection: "Plivo can't be reached: no connection. See status.plivo.com.",
  certificate: "Plivo's certificate is not valid, so nothing was sent. See status.plivo.com.",
  "time-out":
    "Plivo gave no answer in time. The message may have been sent, so it is not sent again.",
  cut: "The connection to Plivo broke. The message may have been sent, so it is not sent again.",
  unreadable:
    "Plivo's answer doesn't say that it took the message. It may have been sent, so it is not sent again.",
  internal: "The Action failed by a fault of its own. Please report it.",
} as const;

export type Reason = keyof typeof REASONS;
