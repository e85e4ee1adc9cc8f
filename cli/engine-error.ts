import { PulumiFailure } from "./pulumi-failure";

/** Passwords in a URL, or in its query: the engine repeats the backend's URL if it can't open it. */
const PASSWORDS = /(?<=\w:\/\/[^\s/@:]*:)[^\s/]+(?=@)|(?<=[?&]password=)[^\s&"]+/gi;

/** Why an operation failed if there is no CLI to run it. */
export const NO_CLI = "there is no `pulumi` on PATH";

/**
 * Reads the lines in which the engine says what is wrong, each once and without its `error:`. They name stacks, files and
 * variables, but contain no value of a secret.
 * @param output what the CLI printed, or the message of the Automation API's error, which contains it
 */
export function engineErrors(output: string): string[] {
  const lines = withoutPasswords(output).split("\n");
  return [
    ...new Set(
      lines.flatMap((line) => /^\s*(?:stderr: )?error: (.+)$/.exec(line)?.[1]?.trim() ?? []),
    ),
  ];
}

/** Returns why a run of the engine failed, in one line, however it was started. */
export function engineReason(error: unknown): string {
  const text =
    error instanceof PulumiFailure
      ? `${error.stdout}\n${error.stderr}`
      : error instanceof Error
        ? error.message
        : String(error);
  const errors = engineErrors(text);
  if (errors.length > 0) return errors.join("; ");
  if (error instanceof PulumiFailure) return "it gives no reason";
  // The Automation API puts the exit code in front of what the CLI printed.
  const lines = withoutPasswords(text)
    .split("\n")
    .map((line) => line.trim().replace(/^stderr:\s*/, ""));
  const reason = lines.find((line) => line !== "" && !/^(code|stdout|err\?):/.test(line));
  // The first thing that the Automation API asks of a CLI.
  if (reason?.endsWith(": pulumi version")) return NO_CLI;
  return reason ?? "it gives no reason";
}

/** Returns whether the engine failed because another run holds the stack. */
export function isLocked(error: unknown): boolean {
  const text =
    error instanceof PulumiFailure
      ? error.stderr + error.stdout
      : error instanceof Error
        ? error.message
        : "";
  return /the stack is currently locked by|Another update is currently in progress/.test(text);
}

const withoutPasswords = (text: string): string => text.replace(PASSWORDS, "[secret]");
