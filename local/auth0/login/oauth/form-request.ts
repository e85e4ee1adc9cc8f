import { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

/** Converts the fields of a JSON object to a form. Anything other than an object of plain values has no fields. */
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

/** Converts a JSON body to a form: Auth0 accepts JSON wherever OAuth uses a form, and the library doesn't. */
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
  // Otherwise Node treats the message as incomplete, and closes the connection once it has been read.
  converted.complete = true;
  return converted;
}
