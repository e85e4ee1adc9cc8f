import type { Flag, Flags } from "./flags";
import { EXIT, FAULT } from "./user-error";

/** What `--help` prints about a command. */
export interface Documentation {
  /** The npm script. */
  readonly name: string;
  /** What the command does, in a sentence or two. */
  readonly summary: string;
  readonly flags: Flags;
  /** The flags of an example call. */
  readonly example: string;
  /** What the exit codes 0 and 1 mean, each a phrase. */
  readonly exit: { readonly done: string; readonly failed: string };
}

/** Formats a command's usage, flags, example and exit codes. */
export function formatHelp({ name, summary, flags, example, exit }: Documentation): string {
  const entries = Object.entries(flags);
  const usage = entries.map(([flag, each]) => {
    const spelled = spell(flag, each);
    return "required" in each && each.required === true ? spelled : `[${spelled}]`;
  });
  return [
    summary,
    "",
    `Usage: ${call(name, usage.join(" "))}`,
    "",
    ...columns([
      ...entries.map(([flag, each]) => [spell(flag, each), describe(each)] as const),
      ["--help", "Prints this"],
    ]),
    "",
    `Example: ${call(name, example)}`,
    "",
    "Exit codes:",
    ...columns([
      [String(EXIT.done), exit.done],
      [String(EXIT.failed), exit.failed],
      [String(EXIT.usage), "the command line is wrong"],
      [String(EXIT.fault), FAULT],
    ]),
  ].join("\n");
}

const call = (name: string, args: string): string =>
  `npm run ${name}${args === "" ? "" : ` -- ${args}`}`;

function spell(name: string, flag: Flag): string {
  if (flag.type === "switch") return `--${name}`;
  return `--${name} ${flag.type === "choice" ? flag.choices.join("|") : flag.value}`;
}

function describe(flag: Flag): string {
  const about = `${condition(flag)}${flag.about}`;
  if (flag.type === "switch") return about;
  if (typeof flag.required === "object")
    return `${about}; required without --${flag.required.unless}`;
  return flag.default === undefined ? about : `${about}; default: ${flag.default}`;
}

function condition({ with: other, without }: Flag): string {
  if (other !== undefined) return `With --${other}: `;
  return without === undefined ? "" : `Without --${without}: `;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`);
}
