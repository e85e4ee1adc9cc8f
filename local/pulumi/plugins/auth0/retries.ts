const SERVER_ERRORS = new Set([500, 502, 503, 504, 524]);
const MAX_RETRIES = 3;

/**
 * Returns a `fetch` that retries as the official plugin does. After a 429 it waits until X-RateLimit-Reset, without a
 * limit. It retries a server error or a broken connection three times, whatever the method, so that a POST whose answer was
 * lost is sent twice.
 * Source: internal/config/config.go of terraform-provider-auth0.
 */
export function retrying(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    for (;;) {
      const response = await retryServerErrors(() => send(input, init));
      if (response.status !== 429) return response;
      await response.body?.cancel();
      await sleep(untilReset(response.headers.get("x-ratelimit-reset")));
    }
  };
}

async function retryServerErrors(send: () => Promise<Response>): Promise<Response> {
  for (let retries = 0; ; retries++) {
    try {
      const response = await send();
      if (!SERVER_ERRORS.has(response.status) || retries === MAX_RETRIES) return response;
      await response.body?.cancel();
    } catch (error) {
      if (retries === MAX_RETRIES) throw error;
    }
    await sleep(Math.random() * Math.min(10_000, 500 * 2 ** retries));
  }
}

function untilReset(reset: string | null): number {
  const at = Number.parseInt(reset ?? "", 10);
  return Number.isNaN(at) ? 5_000 : Math.max(0, at * 1000 - Date.now());
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
