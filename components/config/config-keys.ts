import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_ACTION_RUNTIME } from "../auth0/action-runtime";
import { DEFAULT_DATABASE_CONNECTION } from "../auth0/database-connection";

/**
 * The name in Pulumi.yaml, which `pulumi new` replaces in the copy that it makes. It is the namespace of the config, as in
 * `pulumi config set auth0-plivo-sms-mfa:appName`; the CLI adds it to a key without one.
 */
export const PROJECT_NAME = nameIn(readFileSync(join(__dirname, "../../Pulumi.yaml"), "utf8"));

/**
 * Every key the program knows, with the value that stands for "not set". Pulumi.yaml declares the same
 * defaults for the engine; they are here as well because the program also runs where the engine reads no Pulumi.yaml.
 */
export const CONFIG_KEYS = {
  plivoAuthId: "",
  plivoAuthToken: "",
  plivoAuthTokenNext: "",
  plivoSender: "",
  plivoPowerpack: "",
  plivoSenders: "",
  plivoDltEntityId: "",
  plivoDltTemplateId: "",
  plivoDltTemplateCategory: "",
  appName: "React sample",
  appUrls: '["http://localhost:3000"]',
  mfaPolicy: "all-applications",
  phoneExperience: "auto",
  actionRuntime: DEFAULT_ACTION_RUNTIME,
  prepareUnified: "false",
  allowedCountries: "[]",
  enrollmentMessage: "",
  verificationMessage: "",
  otherFactors: "keep",
  connection: DEFAULT_DATABASE_CONNECTION,
  testUserEmail: "",
  production: "false",
  protect: "false",
  disposable: "false",
  repairDrift: "false",
} as const;

export type ConfigKey = keyof typeof CONFIG_KEYS;

function nameIn(projectFile: string): string {
  const name = /^name: *([\w.-]+) *$/m.exec(projectFile)?.[1];
  if (name === undefined)
    throw new Error("Pulumi.yaml has no line `name: …`: give the project a name there.");
  return name;
}
