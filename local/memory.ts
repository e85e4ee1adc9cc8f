/**
 * State outside the tenant's store: sessions, codes, limits, caches. It is in named maps of plain data, so that a reset
 * empties all of it and a snapshot contains all of it, whatever created the map.
 */
export class Memory {
  readonly #maps = new Map<string, Map<string, unknown>>();

  /**
   * Returns the map with this name, the same one each time.
   * @param name Its owner and content, such as `login/transactions`. Values must survive JSON.
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

  /** Returns the content of all maps, by their names. */
  save(): Record<string, [string, unknown][]> {
    return Object.fromEntries([...this.#maps].map(([name, map]) => [name, [...map]]));
  }

  /** Replaces the content of all maps by what `save` returned. */
  load(saved: Record<string, [string, unknown][]>): void {
    this.clear();
    for (const [name, entries] of Object.entries(saved)) {
      const map = this.map(name);
      for (const [key, value] of entries) map.set(key, value);
    }
  }
}
