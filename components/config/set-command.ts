/** Starts with a letter, so that no shell takes it for a number, an option, a variable or a pattern. */
const PLAIN = /^[A-Za-z][\w./:-]*$/;

/** What bash, zsh, fish, PowerShell or cmd interpret inside double quotes, or end the quotes at. */
const INTERPRETED = /["$`!%\r\n]|\\\\|\\$/;

/**
 * Returns a word as bash, zsh, fish, PowerShell and cmd all pass it on unchanged: in double quotes unless it is plain,
 * since cmd doesn't treat single quotes as quotes. `undefined` if nothing works in all of them.
 */
export function wordForEveryShell(word: string): string | undefined {
  if (PLAIN.test(word)) return word;
  return INTERPRETED.test(word) ? undefined : `"${word}"`;
}

/**
 * Returns the command that sets a key in plain text, for every shell. It leaves out a value that can't be written for all
 * of them, or that the CLI would read as an option, and then prompts for it.
 */
export function setCommand(key: string, value: string): string {
  const word = value.startsWith("-") ? undefined : wordForEveryShell(value);
  return ["pulumi config set", key, ...(word === undefined ? [] : [word])].join(" ");
}

/** Returns the command that sets a secret. It prompts for the value, so that no shell's history keeps it. */
export function setSecretCommand(key: string): string {
  return `pulumi config set --secret ${key}`;
}
