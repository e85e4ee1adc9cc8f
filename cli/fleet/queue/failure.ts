import type { JobExit } from "./job-process";

/** Returns in one line why a command of a job failed. */
export function describeFailure(script: string, { code, lastLine }: JobExit): string {
  const command = script.split("/", 1)[0] ?? script;
  if (code === null) return `${command} was ended from outside`;
  return `${command}: ${lastLine === "" ? `it ended with ${code}` : lastLine}`;
}
