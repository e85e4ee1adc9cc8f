/** The time that everything in `local` uses: real time, moved forward by the control plane. */
export class Clock {
  #aheadMs = 0;
  readonly #pending = new Set<Alarm>();

  /** Milliseconds that this clock is ahead of real time. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** Returns the time in epoch milliseconds. Bound, so that it can be passed on as a function. */
  readonly now = (): number => Date.now() + this.#aheadMs;

  /** Returns the time in whole epoch seconds, as tokens hold it. */
  readonly seconds = (): number => Math.floor(this.now() / 1000);

  /** Returns the time as a `Date`. */
  date(): Date {
    return new Date(this.now());
  }

  /** Returns the time in RFC 3339, with milliseconds. */
  iso(): string {
    return this.date().toISOString();
  }

  /** Moves the clock forward. Whatever becomes due runs at once. */
  advance(milliseconds: number): void {
    this.set(this.#aheadMs + milliseconds);
  }

  /** Sets how many milliseconds the clock is ahead of real time; 0 is real time. */
  set(aheadMs: number): void {
    this.#aheadMs = aheadMs;
    for (const alarm of this.#pending) this.#arm(alarm);
  }

  /**
   * Calls `run` once after `delayMs` of this clock's time. Doesn't keep the process running. Returns a function that
   * cancels it.
   */
  later(delayMs: number, run: () => void): () => void {
    const alarm: Alarm = { at: this.now() + delayMs, run, timer: undefined };
    this.#pending.add(alarm);
    this.#arm(alarm);
    return () => {
      clearTimeout(alarm.timer);
      this.#pending.delete(alarm);
    };
  }

  #arm(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    const ring = (): void => {
      this.#pending.delete(alarm);
      alarm.run();
    };
    alarm.timer = setTimeout(ring, Math.max(0, alarm.at - this.now()));
    alarm.timer.unref();
  }
}

interface Alarm {
  /** Epoch milliseconds on this clock. */
  at: number;
  run: () => void;
  timer: NodeJS.Timeout | undefined;
}
