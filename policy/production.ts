import { readStackSettings, type StackSettings } from "./stack-settings";

/** The config key that marks a stack as production, in the project's namespace. */
const KEY = "production";

/**
 * Returns whether config marks its stack as production: `pulumi config set production true`. The stack's name doesn't
 * matter.
 */
export function isMarkedProduction(config: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(config).some(
    ([key, value]) => key.split(":").at(-1) === KEY && String(value) === "true",
  );
}

/** Returns whether the settings of a stack of this project mark it as production. */
export function isProduction(
  stack: string,
  read: (stack: string) => StackSettings | undefined = readStackSettings,
): boolean {
  return isMarkedProduction(read(stack)?.config ?? {});
}

/** Returns the stack in a resource's URN: `urn:pulumi:STACK::PROJECT::TYPE::NAME`. */
export function stackOf(urn: string): string {
  return urn.split("::", 1)[0]?.split(":")[2] ?? "";
}
