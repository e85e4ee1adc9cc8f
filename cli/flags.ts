import { parseArgs } from "node:util";
import { EXIT, UserError } from "./user-error";

interface Documented {
  /** What the flag does, for `--help`: a sentence without its period. */
  readonly about: string;
  /** The flag without which this one is refused. */
  readonly with?: string;
  /** The flag with which this one is refused. */
  readonly without?: string;
}

interface Valued<T> extends Documented {
  /** What `--help` calls the value: `NAME`. */
  readonly value: string;
  /** `unless` names a switch that makes the flag optional. */
  readonly required?: true | { readonly unless: string };
  readonly default?: T;
}

/** One flag of a command. */
export type Flag =
  | ({ readonly type: "switch" } & Documented)
  | ({ readonly type: "text" } & Valued<string>)
  | ({ readonly type: "number"; readonly min: number; readonly max: number } & Valued<number>)
  | ({ readonly type: "choice"; readonly choices: readonly string[] } & Omit<
      Valued<string>,
      "value"
    >);

export type Flags = Readonly<Record<string, Flag>>;

type ValueOf<F extends Flag> = F extends { type: "switch" }
  ? boolean
  : | (F extends { type: "number" }
        ? number
        : F extends { choices: readonly (infer Choice)[] }
          ? Choice
          : string)
    | (F extends { required: true } | { default: string | number } ? never : undefined);

/** The values of a command's flags, by flag. */
export type FlagValues<T extends Flags> = { readonly [Name in keyof T]: ValueOf<T[Name]> };

/**
 * Reads a command line.
 * @throws UserError with exit code 2 that names every wrong flag, for an unknown flag, a missing one or a wrong value
 */
export function parseFlags<T extends Flags>(
  command: string,
  flags: T,
  argv: readonly string[],
): FlagValues<T> {
  const given = parseOrRefuse(command, flags, argv);
  const problems = misplaced(flags, given);
  const values = Object.entries(flags).map(([name, flag]) => {
    try {
      return [name, valueOf(name, flag, given)] as const;
    } catch (error) {
      problems.push((error as Error).message);
      return [name, undefined] as const;
    }
  });
  if (problems.length > 0) throw usageError(command, problems.join("; "));
  return Object.fromEntries(values) as FlagValues<T>;
}

/** Returns a phrase for each flag that doesn't apply next to the others. */
function misplaced(flags: Flags, given: Given): string[] {
  return Object.entries(flags).flatMap(([name, flag]) => {
    if (given[name] === undefined) return [];
    if (flag.with !== undefined && given[flag.with] === undefined)
      return [`--${name} applies only with --${flag.with}`];
    if (flag.without !== undefined && given[flag.without] !== undefined)
      return [`--${name} doesn't apply with --${flag.without}`];
    return [];
  });
}

type Given = Readonly<Record<string, string | boolean | undefined>>;

function parseOrRefuse(command: string, flags: Flags, argv: readonly string[]): Given {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { type }]) => [
      name,
      { type: type === "switch" ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: false, tokens: true });
  } catch (error) {
    const [wrong = ""] = (error as Error).message.split(/\.\s/);
    throw usageError(command, wrong.replace(/\.$/, "").replace("is ambiguous", "has no value"));
  }
  const names = parsed.tokens.flatMap((token) => (token.kind === "option" ? [token.rawName] : []));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw usageError(command, `${twice} is given twice`);
  return parsed.values;
}

function valueOf(name: string, flag: Flag, all: Given): unknown {
  const given = all[name];
  if (flag.type === "switch") return given === true;
  if (typeof given !== "string" || given === "") {
    if (given === "") throw new Error(`--${name} is empty`);
    if (isRequired(flag, all)) throw new Error(`--${name} is missing`);
    return flag.default;
  }
  if (flag.type === "choice" && !flag.choices.includes(given))
    throw new Error(`--${name} must be ${flag.choices.join(" or ")}, not \`${given}\``);
  return flag.type === "number" ? numberOf(name, flag, given) : given;
}

function isRequired({ required }: Exclude<Flag, { type: "switch" }>, all: Given): boolean {
  return required === true || (required !== undefined && all[required.unless] !== true);
}

function numberOf(
  name: string,
  { min, max }: { readonly min: number; readonly max: number },
  given: string,
): number {
  const number = /^\d+$/.test(given) ? Number(given) : NaN;
  if (number >= min && number <= max) return number;
  throw new Error(`--${name} must be a number from ${min} to ${max}, not \`${given}\``);
}

function usageError(command: string, problem: string): UserError {
  return new UserError(`${problem}: \`npm run ${command} -- --help\` lists the flags.`, EXIT.usage);
}
