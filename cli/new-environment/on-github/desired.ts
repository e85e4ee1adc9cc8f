import { UserError } from "../../user-error";
import type { Purpose } from "../answers";
import type { DesiredEnvironment, Reviewer, EnvironmentSetting } from "./environment";

/** What `pulumi whoami` shows of Pulumi Cloud: the console, which jobs sign in to by default. */
export const PULUMI_CLOUD = "https://app.pulumi.com";

/** What is known of a stack when its GitHub environments are made. */
export interface DeployedFrom {
  readonly stack: string;
  readonly purpose: Purpose;
  /** URL of the backend that the jobs use, as PULUMI_BACKEND_URL. */
  readonly backend: string;
  /** Whether the stack's secrets are encrypted by a passphrase. */
  readonly hasPassphrase: boolean;
  /** Left out to keep those that GitHub has. */
  readonly reviewers?: readonly Reviewer[] | undefined;
  /** Values that are already known, by the name of their variable or secret. */
  readonly known: Readonly<Record<string, string | undefined>>;
}

/** Returns the GitHub environments that the workflows use for a stack. */
export function desiredEnvironments(from: DeployedFrom): DesiredEnvironment[] {
  if (from.purpose === "test") return [testEnvironment(from)];
  const { stack, reviewers, purpose } = from;
  const deploying = [...signIn(from), ...stateOf(from)];
  return [
    {
      name: stack,
      protects: `only main deploys${purpose === "production" ? ", and a person approves it" : ""}`,
      branches: "main",
      reviewers,
      settings: deploying,
    },
    {
      name: `${stack}-drift`,
      protects: "the nightly check runs only main's code",
      branches: "main",
      settings: deploying,
    },
    {
      name: `${stack}-preview`,
      protects: "a pull request's code gets an application that only reads, and no passphrase",
      branches: "all",
      settings: [...signIn({ known: {} }, " that has only `read:` scopes"), ...readableState(from)],
    },
  ];
}

/** The environment of `test-tenant.yml`, which all pull requests with its label share. */
function testEnvironment(from: DeployedFrom): DesiredEnvironment {
  const setting = settingFrom(from);
  return {
    name: "test",
    protects: "nothing but the test tenant: a labeled pull request's code gets all of it",
    branches: "all",
    reviewers: from.reviewers,
    settings: [
      setting("variable", "AUTH0_DOMAIN", "domain of the test tenant"),
      ...signIn(from),
      setting("variable", "PLIVO_AUTH_ID", "Plivo Auth ID"),
      setting("secret", "PLIVO_AUTH_TOKEN", "Plivo Auth Token"),
      setting("variable", "PLIVO_SENDER", "number or sender id of Plivo"),
      ...stateOf(
        { ...from, hasPassphrase: !isService(from.backend) },
        "pull requests' stacks, which no other stack may have",
      ),
    ],
  };
}

function signIn(from: Pick<DeployedFrom, "known">, which = " for Pulumi"): EnvironmentSetting[] {
  const setting = settingFrom(from);
  return [
    setting("variable", "AUTH0_CLIENT_ID", `client ID of the application${which}`),
    {
      ...setting("secret", "AUTH0_CLIENT_SECRET", `client secret of the application${which}`),
      unless: "AUTH0_CLIENT_ASSERTION_PRIVATE_KEY",
    },
  ];
}

/** Returns the settings with which a job reaches the state and reads its secrets. */
function stateOf(from: DeployedFrom, whose = "stack"): EnvironmentSetting[] {
  const setting = settingFrom(from);
  const passphrase = setting("secret", "PULUMI_CONFIG_PASSPHRASE", `passphrase of the ${whose}`);
  return [...backendOf(from, "PULUMI_USER"), ...(from.hasPassphrase ? [passphrase] : [])];
}

/** Returns the same for a job that may only read the state. */
function readableState(from: DeployedFrom): EnvironmentSetting[] {
  const backend = backendOf(from, "PULUMI_TEAM");
  if (!isPostgres(from.backend)) return backend;
  return backend.map(({ kind, name, about }) => ({
    kind,
    name,
    about: `${about}, for a database user with SELECT alone`,
  }));
}

/**
 * Returns the settings of the backend.
 * @param identity whose token Pulumi Cloud issues instead of the organization's, if known
 */
function backendOf(
  from: DeployedFrom,
  identity: "PULUMI_USER" | "PULUMI_TEAM",
): EnvironmentSetting[] {
  const setting = settingFrom(from);
  if (from.backend.startsWith(PULUMI_CLOUD)) {
    const about = "organization at Pulumi Cloud that trusts this repository";
    const organization = setting("variable", "PULUMI_ORGANIZATION", about);
    return [
      { ...organization, unless: "PULUMI_ACCESS_TOKEN" },
      ...(from.known[identity] ? [setting("variable", identity, "")] : []),
    ];
  }
  refusePassword(from.backend);
  const about = "URL of the state";
  const url = { ...setting("variable", "PULUMI_BACKEND_URL", about), value: from.backend };
  if (isPostgres(from.backend))
    return [url, setting("secret", "PGPASSWORD", "password of the state's database user")];
  return isService(from.backend)
    ? [url, setting("secret", "PULUMI_ACCESS_TOKEN", "access token of the backend")]
    : [url];
}

const settingFrom =
  ({ known }: Pick<DeployedFrom, "known">) =>
  (kind: EnvironmentSetting["kind"], name: string, about: string): EnvironmentSetting => ({
    kind,
    name,
    about,
    value: known[name] || undefined,
  });

const isPostgres = (backend: string): boolean => backend.startsWith("postgres://");

/** Returns whether a service keeps the state, which encrypts its secrets too. */
export const isService = (backend: string): boolean => /^https?:/.test(backend);

/** Refuses a password in the URL: everyone who sees the repository's settings can read a variable. */
function refusePassword(backend: string): void {
  if (/^\w+:\/\/[^/@]*:[^/@]+@/.test(backend))
    throw new UserError(
      "The backend's URL has a password in it, which the variable PULUMI_BACKEND_URL would show: give it as PGPASSWORD, and run `pulumi login` without it.",
    );
}
