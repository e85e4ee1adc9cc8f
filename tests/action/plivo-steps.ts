import type { PlivoStep } from "./action-run";

export const UUID = "db342550-7c6d-11e1-8b3e-842b2b2a2b2c";
export const API_ID = "5a9d6e1c-83a4-4a4f-9c7e-0f4d2c1b3a58";

/** Plivo's answer to a message that it accepted. */
export const accepted = (status = 202): PlivoStep =>
  plivoAnswers(status, { message: "message(s) queued", message_uuid: [UUID], api_id: API_ID });

/** A JSON body, or a string as it is. */
export const plivoAnswers =
  (status: number, body: unknown, headers: Record<string, string> = {}): PlivoStep =>
  () =>
    new Response(body === null ? null : typeof body === "string" ? body : JSON.stringify(body), {
      status,
      headers,
    });

export const refused = (status: number, error: string): PlivoStep =>
  plivoAnswers(status, { api_id: API_ID, error });

/** A failure as Node's fetch throws it. */
export const failure =
  (code: string, syscall?: string): PlivoStep =>
  () => {
    throw new TypeError("fetch failed", {
      cause: Object.assign(new Error(code), { code, syscall }),
    });
  };

/** A failure as Node's fetch throws it when a name has several addresses. */
export const failures =
  (...each: readonly [code: string, syscall: string][]): PlivoStep =>
  () => {
    const errors = each.map(([code, syscall]) => Object.assign(new Error(code), { code, syscall }));
    const cause = Object.assign(new AggregateError(errors), { code: each[0]?.[0] });
    throw new TypeError("fetch failed", { cause });
  };

/** A server that closes the connection as soon as it is made, as Node words it. */
export const closedBeforeTls: PlivoStep = () => {
  const words = "Client network socket disconnected before secure TLS connection was established";
  const cause = Object.assign(new Error(words), { code: "ECONNRESET", host: "api.plivo.com" });
  throw new TypeError("fetch failed", { cause });
};

/** No answer, until the signal says so. */
export const hang: PlivoStep = ({ init }) =>
  new Promise((_, reject) => {
    init.signal?.addEventListener("abort", () => {
      reject(init.signal?.reason as Error);
    });
  });

/** No answer ever, and no ear for the signal. */
export const hangDeafly: PlivoStep = () => new Promise(() => undefined);

const bytes = (text: string) => new TextEncoder().encode(text);

/** Sends the first half of an answer and then nothing, or breaks off. */
export const halfBody =
  (end: "hang" | "cut", status = 202, half = `{"message_uuid":["${UUID}"`): PlivoStep =>
  () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(bytes(half));
        },
        pull(controller) {
          if (end === "cut") controller.error(new TypeError("terminated"));
        },
      }),
      { status },
    );

/** A byte every 500 ms, without an end. */
export const drippingBody =
  (status: number): PlivoStep =>
  () =>
    new Response(
      new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 500));
          controller.enqueue(bytes(" "));
        },
      }),
      { status },
    );

/** As many bytes as are read. `read` returns how many that were. */
export function endlessBody(status: number): { step: PlivoStep; read: () => number } {
  let size = 0;
  const step: PlivoStep = () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          size += 16_384;
          controller.enqueue(bytes(" ".repeat(16_384)));
        },
      }),
      { status },
    );
  return { step, read: () => size };
}
