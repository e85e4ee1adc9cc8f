import type { ActionSecret } from "../../components/auth0/action-secret";
import { isRecord, UNKNOWN, type PropertyValues } from "../property-values";
import type { CheckFailure } from "../resource-type";

/** All secrets that an Action should have; unknown in a preview that can't know them yet. */
export type DeclaredSecrets = readonly ActionSecret[] | typeof UNKNOWN;

/** What the program declares. */
export interface DeploymentInputs {
  readonly actionId: string;
  /** SHA-256 of the code that should be deployed, in hexadecimal digits. */
  readonly codeSha256: string;
  readonly secrets: DeclaredSecrets;
  /** Always true: all changes of the Action should be deployed. */
  readonly deployed: boolean;
  /** For each secret, that it is as the stack wrote it. */
  readonly secretStates: SecretStates;
}

/** What the engine keeps in the state. It contains no value of a secret. */
export interface DeploymentState {
  readonly actionId: string;
  /** SHA-256 of the code that is deployed; undefined if none is. */
  readonly codeSha256?: string | undefined;
  /** Whether all changes of the Action are deployed. */
  readonly deployed: boolean;
  readonly secretStates: SecretStates;
  /** When Auth0 got the values that the stack last wrote. */
  readonly secretTimes: SecretTimes;
}

/** The state of each secret, by name, as a plan shows it. */
export type SecretStates = Readonly<Record<string, string>>;

/** When Auth0 got the value of each secret, by name. Auth0 shows the time, and no value. */
export type SecretTimes = Readonly<Record<string, string>>;

/** The state of a secret that is as the stack wrote it. */
export const WRITTEN = "as the stack wrote it";

const PROPERTIES = ["actionId", "codeSha256", "secrets"];

/** Adds to the program's inputs what a deployment establishes, so that a plan shows what differs from it. */
export function checkDeployment(values: PropertyValues): {
  inputs: PropertyValues;
  failures: CheckFailure[];
} {
  const given = Object.fromEntries(
    Object.entries(values).filter(([name]) => name !== "deployed" && name !== "secretStates"),
  );
  const failures = [
    ...Object.keys(given)
      .filter((name) => !PROPERTIES.includes(name) && !name.startsWith("__"))
      .map((name) => ({
        property: name,
        reason: `is not a property here; there are ${PROPERTIES.join(", ")}`,
      })),
    ...checkText("actionId", given["actionId"], /./, "must be the id of an Action"),
    ...checkText(
      "codeSha256",
      given["codeSha256"],
      /^[0-9a-f]{64}$/,
      "must be 64 hexadecimal digits",
    ),
    ...checkSecrets(given["secrets"]),
  ];
  if (failures.length > 0) return { inputs: given, failures };
  const secrets = given["secrets"] as DeclaredSecrets;
  return { inputs: { ...given, deployed: true, secretStates: allWritten(secrets) }, failures };
}

/** Returns the states of secrets that a deployment has written. */
export function allWritten(secrets: DeclaredSecrets): SecretStates {
  if (secrets === UNKNOWN) return {};
  return Object.fromEntries(secrets.map(({ name }) => [name, WRITTEN]));
}

function checkText(
  property: string,
  value: unknown,
  pattern: RegExp,
  reason: string,
): CheckFailure[] {
  if (value === UNKNOWN || (typeof value === "string" && pattern.test(value))) return [];
  return [{ property, reason }];
}

function checkSecrets(value: unknown): CheckFailure[] {
  if (value === UNKNOWN) return [];
  const reason =
    'must be a list of secrets, each with a name and a value as texts, {"name": "…", "value": "…"}';
  if (!Array.isArray(value)) return [{ property: "secrets", reason }];
  const isSecret = (item: unknown): boolean =>
    isRecord(item) && typeof item["name"] === "string" && typeof item["value"] === "string";
  const failures = value.flatMap((item: unknown, index) =>
    isSecret(item)
      ? []
      : [{ property: `secrets[${index}]`, reason: "must have a name and a value, both texts" }],
  );
  if (failures.length > 0) return failures;
  const names = (value as ActionSecret[]).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return [];
  return [{ property: "secrets", reason: `has ${twice} twice; a name may be there once` }];
}
