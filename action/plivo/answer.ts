import type { PlivoRequest } from "./message-request";
import { REQUEST_LIMIT } from "./time-limits";

/** Characters; Plivo's answers have under 1000. */
const LONGEST_BODY = 65_536;

/** All that is known of one request when it ends, however it ends. */
export interface Answer {
  status?: number;
  retryAfter?: string | null;
  /** What came of the body. */
  body: string;
  /** What `fetch` rejected with; Node puts the system's error into `cause`. */
  error?: NetworkError;
}

interface NetworkError {
  code?: unknown;
  syscall?: unknown;
  cause?: NetworkError;
}

/** Makes one request, which is over after `REQUEST_LIMIT` whatever Plivo does. Never throws. */
export async function request([url, init]: PlivoRequest): Promise<Answer> {
  const answer: Answer = { body: "" };
  const controller = new AbortController();
  const exchange = async () => {
    const response = await fetch(url, { ...init, signal: controller.signal });
    answer.retryAfter = response.headers.get("retry-after");
    answer.status = response.status;
    for await (const chunk of (response.body as AsyncIterable<Uint8Array> | null) ?? []) {
      answer.body += Buffer.from(chunk).toString();
      if (answer.body.length > LONGEST_BODY) return;
    }
  };
  let timer: NodeJS.Timeout | undefined;
  // The signal alone would leave the run to a body that doesn't heed it.
  const timeOut = new Promise((resolve) => {
    timer = setTimeout(resolve, REQUEST_LIMIT);
  });
  await Promise.race([exchange(), timeOut]).catch((error: unknown) => {
    answer.error = error as NetworkError;
  });
  clearTimeout(timer);
  controller.abort();
  return answer;
}
