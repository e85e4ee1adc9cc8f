/** What an engineer has to mend: one sentence that says what is wrong, where, and the command or setting that mends it. */
export class OperationError extends Error {
  override readonly name = "OperationError";
}
