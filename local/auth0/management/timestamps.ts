import type { Clock } from "../../clock";

/**
 * Returns the time with nanoseconds, as the Actions part of the API writes it. It is never earlier than one returned
 * before.
 */
export function nowInNanoseconds(clock: Clock): string {
  const milliseconds = performance.timeOrigin + performance.now() + clock.aheadMs;
  const nanoseconds = Math.floor((milliseconds % 1) * 1_000_000);
  const date = new Date(Math.floor(milliseconds)).toISOString();
  return date.replace("Z", `${String(nanoseconds).padStart(6, "0")}Z`);
}
