import type { RunError } from "@pulumi/pulumi";
import { CONFIG_KEYS, PROJECT_NAME, type ConfigKey } from "./config-keys";
import type { ConfigSource } from "./config-source";
import { configError, InvalidValue, MisreadValue, type Problem } from "./problem";
import { setCommand, setSecretCommand } from "./set-command";

/** Turns a key's text into its value. Throws `InvalidValue` for a text that it refuses. */
export type ValueRule<T> = (text: string) => T;

/**
 * Reads keys of the project's namespace and collects what is wrong with them, so that all problems are reported at once.
 */
export class ConfigReader {
  private readonly problems: Problem[] = [];

  constructor(private readonly source: ConfigSource) {}

  /** Returns the key's text: what the stack sets, or the default. Empty means "not set". */
  text(key: ConfigKey): string {
    return this.source.get(`${PROJECT_NAME}:${key}`) ?? CONFIG_KEYS[key];
  }

  /** Returns the value of a key that may be left out; `undefined` if it is left out or refused. */
  optional<T>(key: ConfigKey, rule: ValueRule<T>): T | undefined {
    const text = this.text(key);
    return text === "" ? undefined : this.apply(key, text, rule);
  }

  /** Returns the value of a required key. If it is missing or refused, notes a problem and returns `undefined`. */
  required<T>(key: ConfigKey, rule: ValueRule<T>): T | undefined {
    return this.apply(key, this.text(key), rule);
  }

  /** Returns the text of a key that may be left out, and must be encrypted if it is set. */
  optionalSecret(key: ConfigKey, rule: ValueRule<string>): string | undefined {
    return this.text(key) === "" ? undefined : this.requiredSecret(key, rule);
  }

  /** Returns the text of a required key that must be encrypted. No problem repeats its value. */
  requiredSecret(key: ConfigKey, rule: ValueRule<string>): string | undefined {
    const text = this.text(key);
    const command = setSecretCommand(key);
    if (text !== "" && !this.source.isSecret(`${PROJECT_NAME}:${key}`)) {
      const what = "is set in plain text and must be a secret; treat the old value as leaked";
      this.report({ key, what, command });
      return undefined;
    }
    try {
      return rule(text);
    } catch (error) {
      this.report({ key, what: refusal(error).message, command });
      return undefined;
    }
  }

  report(problem: Problem): void {
    this.problems.push(problem);
  }

  /** Returns the error with every problem so far; `undefined` when there is none. */
  error(): RunError | undefined {
    return this.problems.length === 0 ? undefined : configError(this.problems);
  }

  private apply<T>(key: ConfigKey, text: string, rule: ValueRule<T>): T | undefined {
    try {
      return rule(text);
    } catch (error) {
      const invalid = refusal(error);
      const stored = `; \`pulumi config get ${key}\` shows what is stored, which a shell or YAML changes if quotes are missing`;
      const what = invalid.message + (invalid instanceof MisreadValue ? stored : "");
      this.report({ key, what, command: setCommand(key, invalid.example) });
      return undefined;
    }
  }
}

/** Returns a rule's refusal, and rethrows any other error, which is a fault of this program. */
function refusal(error: unknown): InvalidValue {
  if (error instanceof InvalidValue) {
    return error;
  }
  throw error;
}
