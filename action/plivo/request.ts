/** Milliseconds for one request, including its answer. */
export const REQUEST_LIMIT = 7_000;

/** Characters. Plivo's answers have fewer than 1000. */
const LONGEST_BODY = 65_536;

/** Everything that is known about one request when it ends, however it ends. */
export interface RequestResult {
  status?: number;
  retryAfter?: string | null;
  /** What arrived of the body. */
  body: string;
  /** Whether the body arrived to its end. */
  isWhole: boolean;
  /** What `fetch` rejected with. */
  error?: unknown;
}

/** Makes one request, which ends after `REQUEST_LIMIT` whatever Plivo does. Never throws. */
export async function request(url: string, init: RequestInit): Promise<RequestResult> {
  const answer: RequestResult = { body: "", isWhole: false };
  const controller = new AbortController();
  const exchange = async () => {
    // A redirect would take the credentials and the code elsewhere.
    const options = { ...init, redirect: "manual", signal: controller.signal } as const;
    const response = await fetch(url, options);
    answer.retryAfter = response.headers.get("retry-after");
    answer.status = response.status;
    for await (const chunk of (response.body as AsyncIterable<Uint8Array> | null) ?? []) {
      answer.body += Buffer.from(chunk).toString();
      if (answer.body.length > LONGEST_BODY) return;
    }
    answer.isWhole = true;
  };
  let timer: NodeJS.Timeout | undefined;
  // The signal alone would not end the run if the body ignores it.
  const timeOut = new Promise((resolve) => {
    timer = setTimeout(resolve, REQUEST_LIMIT);
  });
  await Promise.race([exchange(), timeOut]).catch((error: unknown) => {
    answer.error = error ?? "";
  });
  clearTimeout(timer);
  controller.abort();
  return { ...answer };
}
