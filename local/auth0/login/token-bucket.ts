/** A limit that allows `capacity` at once and returns one after each `refillMs` milliseconds. */
export class TokenBucket {
  constructor(
    private readonly capacity: number,
    private readonly refillMs: number,
    private readonly now: () => number = Date.now,
    private readonly spent = new Map<string, { tokens: number; at: number }>(),
  ) {}

  /** Returns how many are left for this key. */
  left(key: string): number {
    const entry = this.spent.get(key);
    if (!entry) return this.capacity;
    const returned = Math.floor((this.now() - entry.at) / this.refillMs);
    return Math.min(this.capacity, entry.tokens + returned);
  }

  /** Takes one, if one is left. */
  take(key: string): boolean {
    const left = this.left(key);
    if (left === 0) return false;
    const entry = this.spent.get(key);
    // The time already waited for the next one is kept; otherwise a steady use would never get any back.
    const waited = entry && left < this.capacity ? (this.now() - entry.at) % this.refillMs : 0;
    for (const known of this.spent.keys())
      if (this.left(known) === this.capacity) this.spent.delete(known);
    this.spent.set(key, { tokens: left - 1, at: this.now() - waited });
    return true;
  }
}
