/** How Pulumi marks a secret, in a state and in an engine's event: `[SIGNATURE]: SECRET` next to its text. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Returns whether a value stands for a secret. */
export function isMarkedSecret(value: object): boolean {
  return (value as Record<string, unknown>)[SIGNATURE] === SECRET;
}
