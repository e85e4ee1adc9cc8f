import type { Client } from "../../store";

/** Seconds. Auth0's defaults: 30 days at most, 15 days unused. */
const DEFAULT_LIFETIME = 2_592_000;
const DEFAULT_IDLE_LIFETIME = 1_296_000;
/** Stands for "never" if the client's refresh tokens don't expire. */
const TEN_YEARS = 315_360_000;

const seconds = (value: unknown, fallback: number): number =>
  typeof value === "number" && value > 0 ? value : fallback;

/** Returns whether each use of a refresh token replaces it. */
export function rotates(client: Client | undefined): boolean {
  return client?.refresh_token?.rotation_type === "rotating";
}

/**
 * Returns the lifetime of a refresh token, in seconds. Each use restarts the idle lifetime; the absolute one continues.
 * @param age Seconds since the first token of the rotation.
 */
export function refreshTokenLifetime(client: Client | undefined, age: number): number {
  const settings = client?.refresh_token ?? {};
  const absolute =
    settings.infinite_token_lifetime === true
      ? TEN_YEARS
      : seconds(settings.token_lifetime, DEFAULT_LIFETIME) - age;
  const idle =
    settings.infinite_idle_token_lifetime === true
      ? TEN_YEARS
      : seconds(settings.idle_token_lifetime, DEFAULT_IDLE_LIFETIME);
  return Math.max(1, Math.floor(Math.min(absolute, idle)));
}
