import * as pulumi from "@pulumi/pulumi";
import * as runtimeConfig from "@pulumi/pulumi/runtime/config";

/** Where the raw values of a stack's configuration come from. */
export interface ConfigSource {
  /** The text of a key, with its namespace. */
  get(qualifiedKey: string): string | undefined;
  /** Whether the stack keeps the key encrypted. */
  isSecret(qualifiedKey: string): boolean;
  /** Every key that is set, with its namespace. */
  keys(): string[];
}

/**
 * Pulumi lets a program ask which keys are secret, but its typings mark the function as internal. It is called anyway:
 * without it, a token that was set in plain text would go unnoticed.
 */
const { isConfigSecret } = runtimeConfig as unknown as {
  isConfigSecret: (key: string) => boolean;
};

/** Returns the running stack's configuration. */
export function stackConfigSource(): ConfigSource {
  const values: Record<string, string | undefined> = pulumi.runtime.allConfig();
  return {
    get: (key) => values[key],
    isSecret: isConfigSecret,
    keys: () => Object.keys(values),
  };
}
