/**
 * The simplest Action that sends: it sends the text and fails if Plivo doesn't accept it. It accepts one number format,
 * sends from one number, has no time limit of its own and logs nothing.
 */
export const NAIVE_ACTION = `
exports.onExecuteSendPhoneMessage = async (event) => {
  const { PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN, PLIVO_SENDER } = event.secrets;
  const response = await fetch("https://api.plivo.com/v1/Account/" + PLIVO_AUTH_ID + "/Message/", {
    method: "POST",
    headers: {
      authorization: "Basic " + Buffer.from(PLIVO_AUTH_ID + ":" + PLIVO_AUTH_TOKEN).toString("base64"),
      "content-type": "application/json",
    },
    body: JSON.stringify({
      src: PLIVO_SENDER,
      dst: event.message_options.recipient,
      text: event.message_options.text,
    }),
  });
  if (!response.ok) throw new Error("Plivo answered " + response.status);
};
`;
