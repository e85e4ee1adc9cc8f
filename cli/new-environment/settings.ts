import { PROJECT_NAME } from "../../components/config/config-keys";
import type { ConfigSource } from "../../components/config/config-source";
import type { Environment } from "../../components/auth0/management-access";
import { readProgramConfig } from "../../components/config/program-config";
import type { Answers } from "./answers";

/** A new stack's config: keys with their namespace, values as `pulumi config set` accepts them. */
export interface NewStackConfig {
  readonly clear: Readonly<Record<string, string>>;
  readonly secret: Readonly<Record<string, string>>;
}

/** A Powerpack's id is a UUID; every other sender is shorter or starts with `+`. */
const POWERPACK = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** Where the tenant's credentials are: in the stack's config, or in the environment of each run. */
export type CredentialsIn = "config" | "environment";

/** Returns the config of a new stack. The purpose decides on `production`, `protect` and `disposable`. */
export function settingsOf(
  answers: Answers,
  credentials: CredentialsIn = "config",
): NewStackConfig {
  const { purpose, sender, allowedCountries } = answers;
  const isTest = purpose === "test";
  const inConfig = credentials === "config";
  const own = {
    plivoAuthId: answers.plivoAuthId,
    [POWERPACK.test(sender) ? "plivoPowerpack" : "plivoSender"]: sender,
    appUrls: answers.appUrls.join(","),
    ...(allowedCountries.length > 0 && { allowedCountries: allowedCountries.join(",") }),
    ...(purpose === "production" && { production: "true" }),
    ...(isTest ? { disposable: "true" } : { protect: "true" }),
  };
  return {
    clear: {
      "auth0:domain": answers.domain,
      ...(inConfig && { "auth0:clientId": answers.clientId }),
      ...Object.fromEntries(
        Object.entries(own).map(([key, value]) => [`${PROJECT_NAME}:${key}`, value]),
      ),
    },
    secret: {
      ...(inConfig && { "auth0:clientSecret": answers.clientSecret }),
      [`${PROJECT_NAME}:plivoAuthToken`]: answers.plivoAuthToken,
    },
  };
}

/**
 * Checks settings by the program's own rules.
 * @param environment of the runs, if it has the tenant's credentials. Default: empty.
 * @throws RunError with a line for each problem, as `pulumi up` would
 */
export function checkSettings(
  { clear, secret }: NewStackConfig,
  environment: Environment = {},
): void {
  const values: Readonly<Record<string, string | undefined>> = { ...clear, ...secret };
  const source: ConfigSource = {
    get: (key) => values[key],
    isSecret: (key) => key in secret,
    keys: () => Object.keys(values),
  };
  readProgramConfig(source, environment);
}
