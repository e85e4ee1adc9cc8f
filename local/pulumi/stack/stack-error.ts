/** An operation on a stack that failed. The message is for the person who ran it: no stack trace, no secret. */
export class StackError extends Error {
  override name = "StackError" as const;

  /** @param problems one sentence each */
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}
