/** Now, with milliseconds, as most of the API writes it. */
export function now(): string {
  return new Date().toISOString();
}

/** Now, with nanoseconds, as the Actions part of the API writes it; never earlier than one given before. */
export function nowInNanoseconds(): string {
  const milliseconds = performance.timeOrigin + performance.now();
  const nanoseconds = Math.floor((milliseconds % 1) * 1_000_000);
  const date = new Date(Math.floor(milliseconds)).toISOString();
  return date.replace("Z", `${String(nanoseconds).padStart(6, "0")}Z`);
}
