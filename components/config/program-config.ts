import * as pulumi from "@pulumi/pulumi";
import { parseAllowedCountries } from "./allowed-countries";
import { parseAppName } from "./app-name";
import { parseAppUrls } from "./app-urls";
import { readAuth0Domain, type Environment } from "./auth0-tenant";
import {
  parseActionRuntime,
  parseMfaPolicy,
  parsePhoneExperience,
  parseSwitch,
  type MfaPolicy,
  type PhoneExperienceSetting,
} from "./choices";
import { ConfigReader } from "./config-reader";
import { stackConfigSource, type ConfigSource } from "./config-source";
import { parseConnectionName } from "./connection-name";
import { parseMessageText } from "./message-text";
import { parseOtherFactors } from "./other-factors";
import { parsePlivoAuthId, parsePlivoAuthToken } from "./plivo-account";
import { setCommand } from "./set-command";
import { readPlivoDlt, type PlivoDlt } from "./plivo-dlt";
import { readPlivoSender, type PlivoSender } from "./sender-choice";
import { parseTestUserEmail } from "./test-user-email";
import { reportUnknownKeys } from "./unknown-keys";

/** The Plivo account and what each SMS is sent with. */
export interface PlivoConfig {
  authId: string;
  /** A Pulumi secret: it is encrypted wherever the engine writes it. */
  authToken: pulumi.Output<string>;
  /** The next token during a rotation, also a Pulumi secret. */
  authTokenNext: pulumi.Output<string> | undefined;
  sender: PlivoSender;
  dlt: PlivoDlt;
}

/** Texts that replace Auth0's; `undefined` keeps Auth0's. */
export interface MessageTexts {
  enrollment: string | undefined;
  verification: string | undefined;
}

/** A stack's complete configuration, checked. */
export interface ProgramConfig {
  /** The tenant's host name, without scheme. */
  auth0Domain: string;
  plivo: PlivoConfig;
  appName: string;
  appUrls: string[];
  mfaPolicy: MfaPolicy;
  phoneExperience: PhoneExperienceSetting;
  /** Node.js version of the Action, as Auth0 names it. */
  actionRuntime: string;
  /** Whether a legacy tenant also gets the unified delivery, so that its move leaves no login without a code. */
  prepareUnified: boolean;
  /** ISO 3166 codes; `undefined` allows every country. */
  allowedCountries: string[] | undefined;
  messages: MessageTexts;
  /** Auth0's names of the other factors to have on; `undefined` keeps them as they are. */
  otherFactors: string[] | undefined;
  /** Name of the database connection of the app and the test user. */
  connection: string;
  testUserEmail: string | undefined;
  /** Whether the stack is production: the policy pack's rules apply, and no workflow tears it down. */
  production: boolean;
  /** Protects the tenant-wide resources from deletion. */
  protect: boolean;
  /** Whether a workflow may tear the stack down. */
  disposable: boolean;
  /** Whether the nightly drift run reverts what someone changed on the tenant. */
  repairDrift: boolean;
}

/**
 * Reads the configuration of the running stack.
 *
 * @throws pulumi.RunError with one line for each problem: the key, what is wrong, and the command that fixes it.
 */
export function readProgramConfig(
  source: ConfigSource = stackConfigSource(),
  environment: Environment = process.env,
): ProgramConfig {
  const reader = new ConfigReader(source);
  const values = readValues(reader, source, environment);
  if (values.production === true && values.disposable === true) {
    const what = "is true on a production stack, which no workflow may tear down";
    reader.report({ key: "disposable", what, command: setCommand("disposable", "false") });
  }
  reportUnknownKeys(reader, source);
  const error = reader.error();
  if (error) {
    throw error;
  }
  // Whatever a rule refused is in the error above, so nothing required is missing here.
  return values as ProgramConfig;
}

/** Reads every setting by its own rule. A refused value is `undefined` here, and a problem of the reader. */
function readValues(reader: ConfigReader, source: ConfigSource, environment: Environment) {
  const token = reader.requiredSecret("plivoAuthToken", parsePlivoAuthToken);
  const nextToken = reader.optionalSecret("plivoAuthTokenNext", parsePlivoAuthToken);
  const allowedCountries = reader.optional("allowedCountries", parseAllowedCountries);
  return {
    auth0Domain: readAuth0Domain(reader, source, environment),
    plivo: {
      authId: reader.required("plivoAuthId", parsePlivoAuthId),
      authToken: pulumi.secret(token ?? ""),
      authTokenNext: nextToken === undefined ? undefined : pulumi.secret(nextToken),
      sender: readPlivoSender(reader, allowedCountries),
      dlt: readPlivoDlt(reader),
    },
    appName: reader.required("appName", parseAppName),
    appUrls: reader.required("appUrls", parseAppUrls),
    mfaPolicy: reader.required("mfaPolicy", parseMfaPolicy),
    phoneExperience: reader.required("phoneExperience", parsePhoneExperience),
    actionRuntime: reader.required("actionRuntime", parseActionRuntime),
    prepareUnified: reader.required("prepareUnified", parseSwitch),
    allowedCountries,
    messages: {
      enrollment: reader.optional("enrollmentMessage", parseMessageText),
      verification: reader.optional("verificationMessage", parseMessageText),
    },
    otherFactors: reader.required("otherFactors", parseOtherFactors),
    connection: reader.required("connection", parseConnectionName),
    testUserEmail: reader.optional("testUserEmail", parseTestUserEmail),
    production: reader.required("production", parseSwitch),
    protect: reader.required("protect", parseSwitch),
    disposable: reader.required("disposable", parseSwitch),
    repairDrift: reader.required("repairDrift", parseSwitch),
  };
}
