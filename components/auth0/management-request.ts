import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds. */
const LONGEST_PAUSE = 10_000;

/** How long a request is retried. */
export interface Patience {
  /** Retries after the first try. */
  readonly retries: number;
  /** Milliseconds for one answer. */
  readonly answerLimit: number;
  /** Ends the retries, the pauses between them and the wait for an answer. */
  readonly signal?: AbortSignal;
}

/** With its pauses, a request that is always refused at once is given up after two minutes at most. */
export const LONG_PATIENCE: Patience = { retries: 8, answerLimit: 30_000 };

/** An answer of the API, read to its end. */
export interface ManagementAnswer {
  readonly status: number;
  /** Empty where the answer has none. A list is one here too. */
  readonly body: Record<string, unknown>;
}

/**
 * Sends a request until the tenant answers something other than "too many requests" or a server error.
 *
 * @param request returns the request for each try
 * @throws Error if it never does. The message names the address, but no header or body that was sent.
 */
export async function sendRequest(
  url: string,
  request: () => RequestInit,
  patience: Patience = LONG_PATIENCE,
): Promise<ManagementAnswer> {
  const { retries, signal } = patience;
  for (let attempt = 0; ; attempt++) {
    const next = request();
    const outcome = await tryRequest(url, next, patience);
    if ("answer" in outcome) {
      return outcome.answer;
    }
    if (attempt === retries) {
      throw new Error(
        `${next.method ?? "GET"} ${url} ${outcome.failure}, ${retries + 1} times: ` +
          "check the domain and the network, and see https://status.auth0.com.",
      );
    }
    const pause = Math.min(outcome.pause ?? 250 * 2 ** attempt, LONGEST_PAUSE);
    await sleep(pause, undefined, { ...(signal && { signal }) });
  }
}

type Outcome = { answer: ManagementAnswer } | { failure: string; pause?: number | undefined };

async function tryRequest(
  url: string,
  request: RequestInit,
  { answerLimit, signal }: Patience,
): Promise<Outcome> {
  let response: Response;
  let text: string;
  const limit = AbortSignal.timeout(answerLimit);
  try {
    const ends = signal ? AbortSignal.any([signal, limit]) : limit;
    response = await fetch(url, { ...request, signal: ends });
    text = await response.text();
  } catch (error) {
    signal?.throwIfAborted();
    return { failure: `had no answer (${networkReason(error)})` };
  }
  const { status } = response;
  if (status === 429 || status >= 500) {
    return { failure: `answered ${status}`, pause: pauseFor(response.headers) };
  }
  return { answer: { status, body: parseObject(text) } };
}

/**
 * Milliseconds until the tenant accepts requests again: Auth0 gives the second in `x-ratelimit-reset`
 * (https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy).
 */
function pauseFor(headers: Headers): number | undefined {
  const reset = Number(headers.get("x-ratelimit-reset"));
  return reset > 0 ? Math.max(reset * 1000 - Date.now(), 250) : undefined;
}

/** `fetch` says only that it failed; why is in the cause. */
function networkReason(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
