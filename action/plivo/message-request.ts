import type { Settings } from "../settings";

/** Seconds that a code may wait in Plivo's queue (Plivo takes 5 to 10,799): as long as it can still be of use. */
const MESSAGE_EXPIRY = 300;

/** Calling code of India, the one country where Plivo wants DLT ids. */
const INDIA = "91";

/** Arguments for `fetch`. */
export type PlivoRequest = readonly [url: string, init: RequestInit];

/** Request for one SMS to `dst`, in digits. Source: docs.plivo.com/docs/messaging/api/message/send-a-message. */
export function messageRequest(
  { id, token, from, dlt }: Settings,
  dst: string,
  text: string,
): PlivoRequest {
  return [
    `https://api.plivo.com/v1/Account/${id}/Message/`,
    {
      method: "POST",
      headers: {
        authorization: "Basic " + Buffer.from(id + ":" + token).toString("base64"),
        "content-type": "application/json",
      },
      // A redirect would take the credentials and the code elsewhere.
      redirect: "manual",
      body: JSON.stringify({
        ...from,
        dst,
        text,
        // Plivo would keep the code for seven days.
        log: false,
        message_expiry: MESSAGE_EXPIRY,
        ...(dst.startsWith(INDIA) && dlt),
      }),
    },
  ];
}
