import type { LoggedRequest } from "./request-log";

/** A fault of Management API requests. */
export interface Fault {
  /** The first request that it may affect, counted since the reset. */
  from: number;
  /** How many requests it affects; null means all that follow. */
  count: number | null;
  /** Affects only requests with this method. */
  method?: string;
  /** Affects only requests to this path, without its query. `*` stands for any text; `/api/v2` may be left out. */
  path?: string;
  /** Answers with this status and does nothing. */
  status?: number;
  /** Cuts the connection and does nothing. */
  drop?: boolean;
  /** Does what the request asks, and holds the answer for this many milliseconds. */
  holdMs?: number;
}

const API = "/api/v2";

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

function matchesPath(pattern: string, asked: string): boolean {
  const path = decoded(asked.split("?")[0] ?? "");
  const whole = pattern.startsWith(`${API}/`) ? pattern : `${API}${pattern}`;
  const parts = decoded(whole)
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(path);
}

function isMeant({ from, method, path }: Fault, request: LoggedRequest): boolean {
  if (request.n < from) return false;
  if (method !== undefined && method !== request.method) return false;
  return path === undefined || matchesPath(path, request.path);
}

/** The faults that are set. Setting faults replaces earlier ones. */
export class Faults {
  #faults: { fault: Fault; struck: number }[] = [];
  #held = new Set<() => void>();

  /** The faults that can still affect requests. */
  get pending(): readonly Fault[] {
    return this.#faults
      .filter(({ fault, struck }) => fault.count === null || struck < fault.count)
      .map(({ fault }) => fault);
  }

  set(faults: readonly Fault[]): void {
    this.#faults = faults.map((fault) => ({ fault, struck: 0 }));
  }

  /** Ends the faults. Answers that are held are sent now. */
  clear(): void {
    this.#faults = [];
    for (const release of this.#held) release();
  }

  /** Returns the first fault that affects this request, if any, and counts it. */
  strike(request: LoggedRequest): Fault | undefined {
    const striking = this.#faults.find(
      ({ fault, struck }) =>
        (fault.count === null || struck < fault.count) && isMeant(fault, request),
    );
    if (striking) striking.struck += 1;
    return striking?.fault;
  }

  /** Waits, at most until the faults are ended. */
  async hold(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const release = (): void => {
        clearTimeout(timer);
        this.#held.delete(release);
        resolve();
      };
      const timer = setTimeout(release, milliseconds);
      this.#held.add(release);
    });
  }
}
