import { useEnvironmentProxy } from "../components/auth0/environment-proxy";
import { parseFlags, type Flags, type FlagValues } from "./flags";
import { formatHelp, type Documentation } from "./help";
import { preferInstalledPulumi } from "./pulumi";
import { sentenceOf } from "./sentence";
import { EXIT, UserError } from "./user-error";
import { WaitingLine } from "./waiting-line";

/** Where a command prints: results to `out`, progress and errors to `err`. Each text is a line or several. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** A command of package.json: its documentation, and what it does. */
export interface Command<T extends Flags> extends Documentation {
  readonly flags: T;
  /** Whether it asks questions, which a waiting line would overwrite. */
  readonly asks?: true;
  /** Does the work and returns the exit code. */
  readonly run: (flags: FlagValues<T>, output: Output) => Promise<number>;
}

/** Checks a command's type and keeps the literal types of its flags. */
export function defineCommand<const T extends Flags>(command: Command<T>): Command<T> {
  return command;
}

/**
 * Runs a command with a command line and returns its exit code. A user's mistake is one sentence on `err`; a fault of
 * this project shows its stack.
 */
export async function execute<T extends Flags>(
  command: Command<T>,
  argv: readonly string[],
  output: Output,
): Promise<number> {
  if (argv.includes("--help") || argv.includes("-h")) {
    output.out(formatHelp(command));
    return EXIT.done;
  }
  try {
    return await command.run(parseFlags(command.name, command.flags, argv), output);
  } catch (error) {
    const sentence = sentenceOf(error);
    output.err(sentence ?? stackOf(error));
    if (sentence === undefined) return EXIT.fault;
    return error instanceof UserError ? error.exitCode : EXIT.failed;
  }
}

/** Runs a command as this process: with its command line, standard streams and exit code. */
export async function runCommand<T extends Flags>(command: Command<T>): Promise<void> {
  preferInstalledPulumi(process.env);
  await useEnvironmentProxy();
  const line = new WaitingLine(command.name, process.stderr);
  if (command.asks === undefined) line.start();
  const printTo =
    (stream: NodeJS.WriteStream) =>
    (text: string): void => {
      line.erase();
      stream.write(`${text}\n`);
    };
  process.exitCode = await execute(command, process.argv.slice(2), {
    out: printTo(process.stdout),
    err: printTo(process.stderr),
  });
  line.stop();
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
