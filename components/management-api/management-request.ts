import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds. */
const LONGEST_PAUSE = 10_000;

/** How long a request is tried. */
export interface Patience {
  /** Tries after the first. */
  readonly retries: number;
  /** Milliseconds for one answer. */
  readonly answerLimit: number;
}

/** Together with the pauses, a request that is refused at once is given up after some two minutes at the most. */
const LONG_PATIENCE: Patience = { retries: 8, answerLimit: 30_000 };

/** An answer of the API, read whole. */
export interface ManagementAnswer {
  status: number;
  body: Record<string, unknown>;
}

/**
 * Sends a request until the tenant answers something other than "too many requests" or a fault of its own.
 *
 * @throws Error when it never does. The message names the address, never a header or a body that was sent.
 */
export async function sendRequest(
  url: string,
  request: RequestInit,
  { retries, answerLimit }: Patience = LONG_PATIENCE,
): Promise<ManagementAnswer> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await tryRequest(url, request, answerLimit);
    if ("answer" in outcome) {
      return outcome.answer;
    }
    if (attempt === retries) {
      throw new Error(
        `${request.method ?? "GET"} ${url} ${outcome.failure}, ${retries + 1} times.`,
      );
    }
    await sleep(Math.min(outcome.pause ?? 250 * 2 ** attempt, LONGEST_PAUSE));
  }
}

type Outcome = { answer: ManagementAnswer } | { failure: string; pause?: number | undefined };

async function tryRequest(url: string, request: RequestInit, limit: number): Promise<Outcome> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...request, signal: AbortSignal.timeout(limit) });
    text = await response.text();
  } catch (error) {
    return { failure: `had no answer (${networkReason(error)})` };
  }
  const { status } = response;
  if (status === 429 || status >= 500) {
    return { failure: `answered ${status}`, pause: pauseFor(response.headers) };
  }
  return { answer: { status, body: parseObject(text) } };
}

/**
 * Milliseconds until the tenant takes requests again: Auth0 tells the second in `x-ratelimit-reset`
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
