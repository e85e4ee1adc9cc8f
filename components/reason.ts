/** Returns an error's message in parentheses, for the middle of a sentence; nothing where it has none. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && error.message !== "" ? ` (${error.message})` : "";
}
