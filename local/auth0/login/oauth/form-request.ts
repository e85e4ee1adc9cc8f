import { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

/** Fields of a JSON object as a form. Whatever isn't an object of plain values has no fields. */
function toForm(json: string): string {
  try {
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed !== "object" || parsed === null) return "";
    const fields = Object.entries(parsed).filter(([, value]) =>
      ["string", "number"].includes(typeof value),
    );
    return new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString();
  } catch {
    return "";
  }
}

/** Makes a form of a JSON body: Auth0 accepts JSON wherever OAuth has a form, and the library doesn't. */
export async function asFormRequest(request: IncomingMessage): Promise<IncomingMessage> {
  if (!request.headers["content-type"]?.includes("application/json")) return request;
  const form = toForm(await text(request));
  const converted = new IncomingMessage(request.socket);
  converted.method = request.method;
  converted.url = request.url;
  converted.headers = {
    ...request.headers,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(Buffer.byteLength(form)),
  };
  converted.push(form);
  converted.push(null);
  // Else Node takes the message for one that was cut off, and closes the connection when it has been read.
  converted.complete = true;
  return converted;
}
