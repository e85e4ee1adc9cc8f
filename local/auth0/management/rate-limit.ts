import type { FastifyReply } from "fastify";
import { ManagementError } from "./management-error";

/**
 * Limits requests as Auth0 does, with a bucket: a number of requests a second, and the same number as burst (2 on free
 * tenants). It always uses real time, as clients wait by their own clocks. Source: Auth0's "Rate Limit Configurations" for
 * the Management API.
 */
export class RateLimit {
  #tokens: number;
  #refilledAt = Date.now();

  constructor(readonly perSecond: number) {
    this.#tokens = perSecond;
  }

  /** Takes one request out of the bucket and reports the rest in Auth0's headers. An empty bucket is a 429. */
  take(reply: FastifyReply): void {
    this.#refill();
    const isAllowed = this.#tokens >= 1;
    if (isAllowed) this.#tokens -= 1;
    const secondsToNext = Math.max(0, (1 - this.#tokens) / this.perSecond);
    void reply.headers({
      "x-ratelimit-limit": this.perSecond,
      "x-ratelimit-remaining": Math.max(0, Math.floor(this.#tokens)),
      // Epoch seconds, rounded up: clients wait until then.
      "x-ratelimit-reset": Math.ceil(Date.now() / 1000 + secondsToNext),
    });
    if (isAllowed) return;
    void reply.header("retry-after", Math.max(1, Math.ceil(secondsToNext)));
    throw new ManagementError(429, "Global limit has been reached", "too_many_requests");
  }

  reset(): void {
    this.#tokens = this.perSecond;
    this.#refilledAt = Date.now();
  }

  #refill(): void {
    const now = Date.now();
    const earned = ((now - this.#refilledAt) / 1000) * this.perSecond;
    this.#tokens = Math.min(this.perSecond, this.#tokens + earned);
    this.#refilledAt = now;
  }
}
