/** All that is known of one request when it ends, however it ends. */
export interface Answer {
  status?: number;
  retryAfter?: string | null;
  /** Undefined when it was cut, took too long, is too long or was not read. */
  body?: string | undefined;
  /** What `fetch` rejected with. */
  error?: unknown;
}

/** Plivo's answers are under 1 kB. */
const LONGEST_BODY = 65_536;

/** The whole body as text, or undefined when it is too long. */
export async function readBody(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  const chunks: Uint8Array[] = [];
  for (let size = 0; size <= LONGEST_BODY;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString();
    chunks.push(value);
    size += value.length;
  }
  return undefined;
}
