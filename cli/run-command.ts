import { parseArgs, type ParseArgsConfig } from "node:util";

/** A mistake that the user can mend: its message is all there is to see. */
export class UserError extends Error {}

/** Runs a command of `package.json` with its exit code; an error is one line on stderr, without a stack trace. */
export function runCommand(command: () => Promise<number>): void {
  command().then(
    (exitCode) => {
      process.exitCode = exitCode;
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    },
  );
}

/**
 * Reads flags.
 * @throws UserError with the usage, for a flag that is unknown or lacks its value.
 */
export function parseFlags<T extends NonNullable<ParseArgsConfig["options"]>>(
  usage: string,
  options: T,
  args = process.argv.slice(2),
) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error);
    throw new UserError(`${reason}; use ${usage}.`);
  }
}

/** @throws UserError naming the flag where it is left out. */
export function requireFlag<T>(value: T | undefined, flag: string, usage: string): T {
  if (value === undefined) throw new UserError(`${flag} is missing; use ${usage}.`);
  return value;
}
