/** Returns a copy without these keys. */
export function omit<T extends object, K extends keyof T>(entity: T, ...keys: K[]): Omit<T, K> {
  const copy: Partial<T> = { ...entity };
  for (const key of keys) Reflect.deleteProperty(copy, key);
  return copy as Omit<T, K>;
}
