/** A word outside of quotes that means itself to bash, zsh, fish, PowerShell and cmd. */
const PLAIN = /^(--|-{1,2}[A-Za-z][\w-]*(=[\w./:@-]+)?|[A-Za-z_./][\w./:@=-]*|\d{1,15}h?)$/;

/** What at least one of the five interprets inside double quotes. */
const INTERPRETED = /[$`!%]|\\$|\\\\/;

/** Programs whose name and flags are the same in every shell and on every system. */
const PROGRAMS = ["cd", "git", "node", "npm", "npx", "openssl", "pulumi"];

/**
 * Returns why a command means something else when it is pasted into bash, zsh, fish, PowerShell (5.1 included) or cmd;
 * undefined if it means the same in all of them.
 */
export function faultsOf(command: string): string[] {
  const { words, isOpen } = split(command);
  const [program = "", ...others] = words;
  return [
    ...(isOpen ? ["a double quote is left open"] : []),
    ...(PROGRAMS.includes(program) ? [] : [`\`${program}\` is not a program of every system`]),
    ...others.flatMap((word) => faultOf(word) ?? []),
  ];
}

function faultOf(word: string): string | undefined {
  if (word.startsWith('"'))
    return INTERPRETED.test(word.slice(1, -1)) ? `${word} is changed inside its quotes` : undefined;
  return PLAIN.test(word) ? undefined : `${word} is changed without double quotes`;
}

/** Splits at blanks outside of double quotes, and keeps the quotes. */
function split(command: string): { words: string[]; isOpen: boolean } {
  const words: string[] = command.match(/"[^"]*"|[^\s"]+|"/g) ?? [];
  return { words, isOpen: words.includes('"') };
}
