import { readBody, type Answer } from "./answer";
import type { MessageRequest } from "./message-request";

/** Statuses whose meaning needs no body. */
const READ_NO_BODY = [429, 503];

/**
 * One request, over after `limit` milliseconds whatever Plivo or `fetch` does. Never throws.
 *
 * A redirect is not followed: it would take the credentials and the code elsewhere.
 */
export async function postRequest(request: MessageRequest, limit: number): Promise<Answer> {
  const answer: Answer = {};
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  // A race and not the signal alone, so that a body that ignores the signal can't hold the run.
  const timeLimit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit);
  });
  try {
    await Promise.race([exchange(request, controller.signal, answer), timeLimit]);
  } catch (error) {
    answer.error = error;
  }
  clearTimeout(timer);
  controller.abort();
  // A copy: the request may still be under way and must not change what was judged.
  return { ...answer };
}

async function exchange(
  request: MessageRequest,
  signal: AbortSignal,
  answer: Answer,
): Promise<void> {
  const { url, headers, body } = request;
  const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
  answer.retryAfter = response.headers.get("retry-after");
  answer.status = response.status;
  if (!READ_NO_BODY.includes(response.status)) answer.body = await readBody(response);
}
