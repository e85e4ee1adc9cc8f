import { parseArgs } from "node:util";
import type { BenchOptions } from "./measurement";

export interface CommandLine extends BenchOptions {
  /** The subjects to measure, in their order. */
  readonly subjects: readonly string[];
  /** No further subject begins after this many minutes. */
  readonly minutes: number;
  readonly help: boolean;
}

const MINUTES = 25;

/**
 * Reads the bench's command line.
 * @param known the names of all subjects
 * @throws Error with a sentence for a wrong flag, subject or number
 */
export function parseBenchOptions(args: readonly string[], known: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      short: { type: "boolean", default: false },
      runs: { type: "string" },
      only: { type: "string" },
      minutes: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  const named = values.only?.split(",") ?? known;
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`--only: \`${unknown.join(", ")}\` is none of ${known.join(", ")}.`);
  return {
    short: values.short,
    runs: positive("--runs", values.runs ?? (values.short ? "1" : "2")),
    subjects: known.filter((name) => named.includes(name)),
    minutes: positive("--minutes", values.minutes ?? String(MINUTES)),
    help: values.help,
  };
}

function positive(flag: string, text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new Error(`${flag} must be a whole number from 1 to 9999, not \`${text}\`.`);
}

/** Returns what `--help` prints. */
export function usage(known: readonly string[]): string {
  return [
    "Measures the project next to its peers: prints one table, and writes it to bench/results/ with JSON and a plot.",
    "",
    "Usage: npm run bench -- [--only SUBJECT,…] [--short] [--runs N] [--minutes N]",
    "",
    `  --only SUBJECT,…  Measures these alone: ${known.join(", ")}`,
    "  --short           Less of each, into results/short.*: what CI runs",
    "  --runs N          Runs of what takes seconds; default: 2, 1 with --short",
    `  --minutes N       Begins no further subject after so many minutes; default: ${MINUTES}`,
    "  --help            Prints this",
    "",
    "Example: npm run bench -- --only action,tenant",
    "",
    "Exit codes:",
    "  0  no ratio is over its limit",
    "  1  a ratio is over its limit (bench/limits.ts), or a subject can't be measured",
    "  2  the command line is wrong",
  ].join("\n");
}
