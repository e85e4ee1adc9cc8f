/** Makes a value when it is first needed: a tenant that starts needs no schema and no template yet. */
export function onDemand<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
