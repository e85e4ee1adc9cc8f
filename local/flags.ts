import { parseArgs, type ParseArgsConfig } from "node:util";

/** A mistake in the command line. Its message names the flag and what it accepts. */
export class UsageError extends Error {}

/**
 * Reads the flags of a command line.
 * @param usage what the command accepts, for the message
 * @throws UsageError for an unknown flag, one that is given twice or one without its value
 */
export function parseFlags<const T extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: T,
  usage: string,
) {
  try {
    const { values, tokens } = parseArgs({ args: [...args], options, tokens: true });
    const names = tokens.flatMap((token) => (token.kind === "option" ? [token.rawName] : []));
    const twice = names.find((name, index) => names.indexOf(name) < index);
    if (twice !== undefined) throw new Error(`${twice} is given twice`);
    return values;
  } catch (error) {
    const [wrong = ""] = (error as Error).message.split(/\.\s/);
    const reason = wrong.replace(/\.$/, "").replace("is ambiguous", "has no value");
    throw new UsageError(`${reason}; use ${usage}.`);
  }
}
