/** What goes wrong, from the n-th Management API request since the reset on. */
export interface Fault {
  from: number;
  /** How many requests it strikes; null: all that follow. */
  count: number | null;
  /** Answer with this status and carry nothing out. */
  status?: number;
  /** Cut the connection and carry nothing out. */
  drop?: boolean;
  /** Carry out, and hold the answer for so many milliseconds. */
  holdMs?: number;
}

/** At most one fault at a time; a new one replaces it. */
export class Faults {
  #fault: Fault | undefined;
  #held = new Set<() => void>();

  set(fault: Fault): void {
    this.#fault = fault;
  }

  /** Ends the fault. Answers that are held go out now. */
  clear(): void {
    this.#fault = undefined;
    for (const release of this.#held) release();
  }

  /** The fault that strikes the n-th request, if any. */
  striking(n: number): Fault | undefined {
    const fault = this.#fault;
    if (!fault || n < fault.from) return undefined;
    return fault.count === null || n < fault.from + fault.count ? fault : undefined;
  }

  /** Waits, at the longest until the fault is ended. */
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
