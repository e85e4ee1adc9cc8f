import type { CacheRecord } from "../action-runner/action-cache";
import type { TenantContext } from "../context";

/** Auth0 sends a user this many SMS an hour ("Configure SMS and Voice Notifications for MFA"). */
const SMS_PER_HOUR = 10;
const HOUR_MS = 60 * 60 * 1000;

/** What deliveries of one tenant remember beside the store. A reset forgets it. */
export interface DeliveryState {
  /** Counts an SMS to the user, or tells that the hour's are used up. */
  countSms(userId: string): boolean;
  /** What `api.cache` holds, by trigger. */
  cacheOf(trigger: string): Map<string, CacheRecord>;
  /** Calls `attempt` after `delayMs`, unless the tenant is reset before. Holds no process open. */
  later(delayMs: number, attempt: () => void): void;
}

const states = new WeakMap<TenantContext, DeliveryState>();

export function deliveryStateOf(ctx: TenantContext): DeliveryState {
  const known = states.get(ctx);
  if (known !== undefined) return known;
  const state = createDeliveryState(ctx);
  states.set(ctx, state);
  return state;
}

function createDeliveryState(ctx: TenantContext): DeliveryState {
  const sentAt = new Map<string, number[]>();
  const caches = new Map<string, Map<string, CacheRecord>>();
  const timers = new Set<NodeJS.Timeout>();
  ctx.onReset(() => {
    sentAt.clear();
    caches.clear();
    timers.forEach((timer) => {
      clearTimeout(timer);
    });
    timers.clear();
  });
  return {
    countSms: (userId) => {
      const now = Date.now();
      const recent = (sentAt.get(userId) ?? []).filter((at) => now - at < HOUR_MS);
      const allowed = recent.length < SMS_PER_HOUR;
      sentAt.set(userId, allowed ? [...recent, now] : recent);
      return allowed;
    },
    cacheOf: (trigger) => {
      const cache = caches.get(trigger) ?? new Map<string, CacheRecord>();
      caches.set(trigger, cache);
      return cache;
    },
    later: (delayMs, attempt) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        attempt();
      }, delayMs);
      timer.unref();
      timers.add(timer);
    },
  };
}
