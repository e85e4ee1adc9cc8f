/** What an error code of Plivo means to whoever runs the stack. */
export interface ErrorCode {
  /** What happened, in a few words. */
  readonly meaning: string;
  /** What to do about it. */
  readonly remedy: string;
  /** Whether it blocks every message, or every message to a country, until someone acts. */
  readonly blocks: boolean;
}

const code = (meaning: string, remedy: string, blocks = false): ErrorCode => ({
  meaning,
  remedy,
  blocks,
});

/** Plivo's error codes of outbound SMS. Source: plivo.com/docs/messaging/troubleshooting/error-codes. */
export const ERROR_CODES: Readonly<Record<string, ErrorCode>> = {
  "10": code("invalid message", "change the text: a carrier refuses it; else ask Plivo's support"),
  "20": code(
    "network error",
    "nothing; the carrier had a fault, and the user can ask for another code",
  ),
  "30": code(
    "spam",
    "register the sender (10DLC or toll-free in the US) and keep links and odd words out of the text",
    true,
  ),
  "40": code(
    "invalid sender",
    "check `plivoSender` in Plivo's console: rented, and enabled for SMS",
    true,
  ),
  "50": code("invalid recipient", "nothing; the user enrolled a number that gets no SMS"),
  "60": code("loop", "ask Plivo's support"),
  "70": code("recipient permanently unavailable", "nothing; the user needs another number"),
  "80": code("recipient unavailable", "nothing; the phone was off or out of reach"),
  "90": code("no route", "ask Plivo's support for a route to the country"),
  "100": code(
    "prohibited by the carrier",
    "register the sender for the country: 10DLC, toll-free verification, or a sender id",
    true,
  ),
  "110": code("message too long", "shorten `enrollmentMessage` and `verificationMessage`"),
  "200": code(
    "recipient opted out",
    "nothing; the user wrote STOP, and may write START to the sender",
  ),
  "201": code("toll-free number to Canada", "give `CA` another sender in `plivoSenders`", true),
  "420": code("expired in Plivo's queue", "raise the rate of the sender, or use a Powerpack"),
  "450": code(
    "country not enabled",
    "enable it under Messaging > Geo Permissions in Plivo's console, or leave it out of `allowedCountries`",
    true,
  ),
  "451": code(
    "Fraud Shield's threshold",
    "look for SMS pumping first; then raise the country's threshold under Messaging > Fraud Shield",
    true,
  ),
  "452": code("Fraud Shield of Verify", "see Fraud Shield in Plivo's console", true),
  "900": code(
    "no credit",
    "add credit under Billing in Plivo's console, and turn on auto-recharge",
    true,
  ),
  "1000": code("unknown", "ask Plivo's support, with the message's uuid"),
};

/** Returns the meaning and the remedy of a code. */
export const errorCode = (code: string): ErrorCode =>
  ERROR_CODES[code] ?? { meaning: "not documented", remedy: "ask Plivo's support", blocks: false };
