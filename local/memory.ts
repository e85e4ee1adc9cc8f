/**
 * What is remembered next to the tenant's store: sessions, codes, limits, caches. It is kept in named maps of plain data,
 * so that a reset empties all of it and a snapshot holds all of it, whoever made the map.
 */
export class Memory {
  readonly #maps = new Map<string, Map<string, unknown>>();

  /**
   * Returns the map of this name, the same one each time.
   * @param name Who keeps it and what it holds, such as `login/transactions`. Values must survive JSON.
   */
  map<Value>(name: string): Map<string, Value> {
    const map = this.#maps.get(name) ?? new Map<string, unknown>();
    this.#maps.set(name, map);
    return map as Map<string, Value>;
  }

  /** Empties every map. */
  clear(): void {
    for (const map of this.#maps.values()) map.clear();
  }

  /** Returns what is remembered, by the maps' names. */
  save(): Record<string, [string, unknown][]> {
    return Object.fromEntries([...this.#maps].map(([name, map]) => [name, [...map]]));
  }

  /** Replaces everything that is remembered by what `save` returned. */
  load(saved: Record<string, [string, unknown][]>): void {
    this.clear();
    for (const [name, entries] of Object.entries(saved)) {
      const map = this.map(name);
      for (const [key, value] of entries) map.set(key, value);
    }
  }
}
