/** The project's namespace, as in `pulumi config set auth0-plivo-sms-mfa:appName`; the CLI adds it by itself. */
export const PROJECT = "auth0-plivo-sms-mfa";

/**
 * Every key the program knows, with the value that stands for "not set". Pulumi.yaml declares the same
 * defaults for the engine; they are here as well because the program also runs where no Pulumi.yaml is read.
 */
export const CONFIG_KEYS = {
  plivoAuthId: "",
  plivoAuthToken: "",
  plivoSender: "",
  plivoPowerpack: "",
  plivoDltEntityId: "",
  plivoDltTemplateId: "",
  plivoDltTemplateCategory: "",
  appName: "React sample",
  appUrls: '["http://localhost:3000"]',
  mfaPolicy: "all-applications",
  phoneExperience: "auto",
  prepareUnified: "false",
  allowedCountries: "[]",
  enrollmentMessage: "",
  verificationMessage: "",
  testUserEmail: "",
  protect: "false",
  disposable: "false",
} as const;

export type ConfigKey = keyof typeof CONFIG_KEYS;
