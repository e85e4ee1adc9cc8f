import type { RunError } from "@pulumi/pulumi";
import { runError } from "../run-error";

/** A value that a rule refuses. The reader adds the key and the command that fixes it. */
export class InvalidValue extends Error {
  /**
   * @param what What is wrong, as the end of a sentence that starts with the key. Never the value of a credential.
   * @param example A value that would pass; the command that fixes the key sets it.
   */
  constructor(
    what: string,
    public readonly example: string,
  ) {
    super(what);
  }
}

/** A value that a shell or YAML probably changed from the one typed. The reader adds how to see what is stored. */
export class MisreadValue extends InvalidValue {}

/** One line of the report: the key, what is wrong with it, and the command that fixes it. */
export interface Problem {
  key: string;
  what: string;
  command: string;
}

/** Returns all problems as one error, which Pulumi prints without a stack trace. */
export function configError(problems: readonly Problem[]): RunError {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const lines = problems.map(({ key, what, command }) => `  ${key}: ${what}; run: ${command}`);
  return runError(
    [`The stack's configuration has ${count}; nothing was changed:`, ...lines].join("\n"),
  );
}
