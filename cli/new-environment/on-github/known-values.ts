import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_NAME } from "../../../components/config/config-keys";
import { isMarkedProduction } from "../../../policy/production";
import { readStackSettings } from "../../../policy/stack-settings";
import type { Answers, Purpose } from "../answers";
import type { DeployedFrom } from "./desired";

type Known = Omit<DeployedFrom, "backend" | "reviewers">;

/** Values that the command's own environment may have, so that nobody is asked for them, except for `test`. */
const FROM_ENVIRONMENT = [
  "PULUMI_CONFIG_PASSPHRASE",
  "PGPASSWORD",
  "PULUMI_ORGANIZATION",
  "PULUMI_USER",
  "PULUMI_TEAM",
] as const;

/** Returns what is known of a stack that is about to be made. */
export function knownFromAnswers(
  answers: Answers,
  hasPassphrase: boolean,
  environment: NodeJS.ProcessEnv,
): Known {
  const isPowerpack = answers.sender.length === 36;
  return {
    stack: answers.name,
    purpose: answers.purpose,
    hasPassphrase,
    known: {
      ...valuesIn(environment, answers.purpose),
      AUTH0_DOMAIN: answers.domain,
      AUTH0_CLIENT_ID: answers.clientId,
      AUTH0_CLIENT_SECRET: answers.clientSecret,
      PLIVO_AUTH_ID: answers.plivoAuthId,
      PLIVO_AUTH_TOKEN: answers.plivoAuthToken,
      // A pull request's stack needs a sender: it can't use a Powerpack.
      PLIVO_SENDER: isPowerpack ? undefined : answers.sender,
    },
  };
}

/** Returns what the settings file of an existing stack has in plain text. */
export function knownFromStack(
  stack: string,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Known {
  const config = readStackSettings(stack, folder)?.config ?? {};
  const text = readFileSync(join(folder, `Pulumi.${stack}.yaml`), "utf8");
  const own = (key: string): unknown => config[`${PROJECT_NAME}:${key}`] ?? config[key];
  const inClear = (value: unknown): string | undefined =>
    typeof value === "string" ? value : undefined;
  const isTest = String(own("disposable")) === "true";
  const purpose = isMarkedProduction(config) ? "production" : isTest ? "test" : "staging";
  return {
    stack,
    purpose,
    // Pulumi keeps the salt of a passphrase there, or the address of the key for any other encryption.
    hasPassphrase: /^encryptionsalt:/m.test(text),
    known: {
      ...valuesIn(environment, purpose),
      AUTH0_DOMAIN: inClear(config["auth0:domain"]),
      AUTH0_CLIENT_ID: inClear(config["auth0:clientId"]),
      PLIVO_AUTH_ID: inClear(own("plivoAuthId")),
      PLIVO_SENDER: inClear(own("plivoSender")),
    },
  };
}

function valuesIn(
  environment: NodeJS.ProcessEnv,
  purpose: Purpose,
): Record<string, string | undefined> {
  if (purpose === "test") return {};
  return Object.fromEntries(FROM_ENVIRONMENT.map((name) => [name, environment[name]]));
}
