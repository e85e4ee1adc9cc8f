import { useEnvironmentProxy } from "../components/auth0/environment-proxy";
import { parseFlags, type Flags, type FlagValues } from "./flags";
import { formatHelp, type Documentation } from "./help";
import { formatJson } from "./json-result";
import { preferInstalledPulumi } from "./pulumi";
import { sentenceOf } from "./sentence";
import { EXIT, FAULT, UserError } from "./user-error";
import { WaitingLine } from "./waiting-line";

/** Where a command prints: standard output and standard error. Each text is a line or several. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Where a command prints: results to `out`, progress and errors to `err`. With `--json` both go to standard error. */
export interface Output extends Streams {
  /** Prints the command's result, once: the values for `--json`, the text for a person. */
  readonly result: (values: object, text: string) => void;
}

/** A command of package.json: its documentation, and what it does. */
export interface Command<T extends Flags> extends Documentation {
  readonly flags: T;
  /** Does the work and returns the exit code. */
  readonly run: (flags: FlagValues<T>, output: Output) => Promise<number>;
}

/** Checks a command's type and keeps the literal types of its flags. */
export function defineCommand<const T extends Flags>(command: Command<T>): Command<T> {
  return command;
}

/**
 * Runs a command with a command line and returns its exit code. Prints a user's mistake as one sentence on `err`, and a
 * fault of this project with its stack.
 */
export async function execute<T extends Flags>(
  command: Command<T>,
  argv: readonly string[],
  streams: Streams,
): Promise<number> {
  const { out, err } = streams;
  if (argv.includes("--help") || argv.includes("-h")) {
    out(formatHelp(command));
    return EXIT.done;
  }
  if (!("json" in command.flags) || !argv.some((arg) => /^--json(=|$)/.test(arg)))
    return (
      await attempt(command, argv, {
        out,
        err,
        result: (_, text) => {
          out(text);
        },
      })
    ).code;
  let values: object = {};
  const output: Output = { out: err, err, result: (found) => (values = found) };
  const { code, error } = await attempt(command, argv, output);
  out(formatJson(command.name, code, error === undefined ? values : { error }));
  return code;
}

interface Attempt {
  readonly code: number;
  /** Why there is no result. The stack of a fault is on standard error only. */
  readonly error?: string;
}

async function attempt<T extends Flags>(
  { name, flags, run }: Command<T>,
  argv: readonly string[],
  output: Output,
): Promise<Attempt> {
  try {
    return { code: await run(parseFlags(name, flags, argv), output) };
  } catch (error) {
    const sentence = sentenceOf(error);
    output.err(sentence ?? stackOf(error));
    if (sentence === undefined) return { code: EXIT.fault, error: FAULT };
    return { code: error instanceof UserError ? error.exitCode : EXIT.failed, error: sentence };
  }
}

/** Runs a command as this process: with its command line, standard streams and exit code. */
export async function runCommand<T extends Flags>(command: Command<T>): Promise<void> {
  preferInstalledPulumi(process.env);
  ignoreClosedPipes();
  await useEnvironmentProxy();
  const line = new WaitingLine(command.name, process.stderr);
  line.start();
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

/** Goes on when a reader such as `head` has closed the pipe: half of a deployment is worse than one that nobody reads. */
function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
