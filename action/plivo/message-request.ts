import type { Settings } from "../settings";

/** What goes to Plivo's message API. */
export interface MessageRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Seconds that a code may wait in Plivo's queue (Plivo takes 5 to 10,799): as long as it can still be of use. */
const MESSAGE_EXPIRY = 300;

/** Request for one SMS to `digits`. Source: docs.plivo.com/docs/messaging/api/message/send-a-message. */
export function messageRequest(settings: Settings, digits: string, text: string): MessageRequest {
  const credentials = Buffer.from(`${settings.authId}:${settings.authToken}`).toString("base64");
  return {
    url: `https://api.plivo.com/v1/Account/${settings.authId}/Message/`,
    headers: { authorization: `Basic ${credentials}`, "content-type": "application/json" },
    body: JSON.stringify({
      ...settings.sender,
      dst: digits,
      text,
      type: "sms",
      // Plivo would keep the code for seven days.
      log: false,
      message_expiry: MESSAGE_EXPIRY,
      ...(digits.startsWith("91") ? settings.dlt : {}),
    }),
  };
}
