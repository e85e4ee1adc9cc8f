/** Exit codes that every command shares; `--help` prints them. */
export const EXIT = {
  /** Done, and nothing is left for the user to do. */
  done: 0,
  /** Not done, or done with a finding that the user has to act on. */
  failed: 1,
  /** The command line is wrong; nothing was tried. */
  usage: 2,
  /** A fault of this project, shown with its stack (`EX_SOFTWARE` of sysexits.h). */
  fault: 70,
} as const;

/** What the exit code of a fault means. */
export const FAULT = "a fault in this project; please report it";

/** A mistake that the user can fix. Only its message, one sentence with the fix, is shown. */
export class UserError extends Error {
  override name = "UserError";

  /** @param exitCode the command's exit code; default 1 */
  constructor(
    message: string,
    readonly exitCode: number = EXIT.failed,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
