import type { FastifyReply, FastifyRequest } from "fastify";
import { setTimeout as wait } from "node:timers/promises";

/** The answer if no script changes it. */
export interface UsualAnswer {
  status: number;
  body: unknown;
}

/** Ends the connection without an answer, as a broken network does. */
export function cutConnection(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  request.raw.socket.destroy();
}

/** Sends the answer, as changed by the script. */
export async function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  usual: UsualAnswer,
): Promise<FastifyReply> {
  const scripted = request.scripted;
  if (scripted === undefined) return reply.code(usual.status).send(usual.body);
  if (scripted.delayMs !== undefined) await wait(scripted.delayMs, undefined, { ref: false });
  if (scripted.drop === "after") {
    cutConnection(request, reply);
    return reply;
  }
  const body = scripted.body ?? usual.body;
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const headers = {
    "content-type": typeof body === "string" ? "text/html; charset=utf-8" : "application/json",
    "content-length": String(bytes.length),
    ...lowerCased(scripted.headers),
  };
  await write(reply, scripted.status ?? usual.status, headers, bytes, scripted.dripMs);
  return reply;
}

const lowerCased = (headers: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Writes the answer by hand: a script may send what a framework wouldn't, one byte at a time. */
async function write(
  reply: FastifyReply,
  status: number,
  headers: Record<string, string>,
  bytes: Buffer,
  dripMs: number | undefined,
): Promise<void> {
  reply.hijack();
  const response = reply.raw;
  response.writeHead(status, headers);
  if (dripMs === undefined) {
    response.end(bytes);
    return;
  }
  response.flushHeaders();
  for (const byte of bytes) {
    if (response.destroyed) return;
    response.write(Uint8Array.of(byte));
    await wait(dripMs, undefined, { ref: false });
  }
  response.end();
}
