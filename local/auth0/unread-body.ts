import { once } from "node:events";
import type { IncomingMessage } from "node:http";

/** Token requests are small; oidc-provider's own limit is the same. */
const LIMIT_BYTES = 56 * 1024;

/**
 * Reads the body and puts it back, so that the next reader finds the request unread: oidc-provider needs the raw stream.
 * Without a Content-Length the end is only found by reading past it; the body is then left on `request.body`, where
 * oidc-provider looks second.
 */
export async function peekBody(request: IncomingMessage & { body?: unknown }): Promise<string> {
  const expected = Number(request.headers["content-length"] ?? Number.NaN);
  if (expected === 0 || expected > LIMIT_BYTES) return "";
  const chunks: Buffer[] = [];
  let received = 0;
  while (!(received >= expected) && !request.readableEnded && received <= LIMIT_BYTES) {
    const chunk = request.read() as Buffer | null;
    if (chunk) {
      chunks.push(chunk);
      received += chunk.length;
    } else {
      await Promise.race([once(request, "readable"), once(request, "end")]);
    }
  }
  const body = Buffer.concat(chunks);
  if (request.readableEnded)
    request.body = Object.fromEntries(new URLSearchParams(body.toString()));
  else if (body.length > 0) request.unshift(body);
  return body.toString();
}
