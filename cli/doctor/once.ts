/** A reading that is taken when it is first asked for, and kept: also when it fails. */
export function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}
