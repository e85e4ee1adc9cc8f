import type { LoggedRequest } from "./request-log";

/** What goes wrong with Management API requests. */
export interface Fault {
  /** The first request that it may strike, counted since the reset. */
  from: number;
  /** How many requests it strikes; null: all that follow. */
  count: number | null;
  /** Strikes requests of this method alone. */
  method?: string;
  /** Strikes requests to this path alone, without its query. `*` stands for any text; `/api/v2` may be left out. */
  path?: string;
  /** Answer with this status and carry nothing out. */
  status?: number;
  /** Cut the connection and carry nothing out. */
  drop?: boolean;
  /** Carry out, and hold the answer for so many milliseconds. */
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

/** The faults that are set. Setting replaces the ones before. */
export class Faults {
  #faults: { fault: Fault; struck: number }[] = [];
  #held = new Set<() => void>();

  /** The faults that have strikes left. */
  get pending(): readonly Fault[] {
    return this.#faults
      .filter(({ fault, struck }) => fault.count === null || struck < fault.count)
      .map(({ fault }) => fault);
  }

  set(faults: readonly Fault[]): void {
    this.#faults = faults.map((fault) => ({ fault, struck: 0 }));
  }

  /** Ends the faults. Answers that are held go out now. */
  clear(): void {
    this.#faults = [];
    for (const release of this.#held) release();
  }

  /** Returns the first fault that strikes this request, if any, and counts the strike. */
  strike(request: LoggedRequest): Fault | undefined {
    const striking = this.#faults.find(
      ({ fault, struck }) =>
        (fault.count === null || struck < fault.count) && isMeant(fault, request),
    );
    if (striking) striking.struck += 1;
    return striking?.fault;
  }

  /** Waits, at the longest until the faults are ended. */
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
