import type { StackValidationPolicy } from "@pulumi/policy";
import { ACTION, ACTION_DEPLOYMENT } from "../components/auth0/resource-types";
import { secretsOfAction } from "./action-secrets";

/** Length from which a secret can be told from ordinary text. */
const DISTINCT = 16;

/** The part of a stack's resource that this policy looks at. */
export interface StackResource {
  readonly type: string;
  readonly props: Record<string, unknown>;
}

/** Returns one sentence for each secret whose value is in the code of one of the stack's Actions. */
export function secretsInCode(resources: readonly StackResource[]): string[] {
  const codes = resources
    .filter(({ type }) => type === ACTION)
    .map(({ props }) => props["code"])
    .filter((code) => typeof code === "string");
  const secrets = resources
    .filter(({ type }) => type === ACTION_DEPLOYMENT)
    .flatMap(({ props }) => secretsOfAction(props));
  const names = secrets
    .filter(({ value }) => value.length >= DISTINCT && codes.some((code) => code.includes(value)))
    .map(({ name }) => name);
  return [...new Set(names)].map(
    (name) =>
      `An Action's code contains the value of ${name}: read it from \`event.secrets\` instead.`,
  );
}

/** Checks the whole stack, since the code and the secrets are in two resources. */
export const secretsInCodePolicy: StackValidationPolicy = {
  name: "no-secret-in-code",
  description: "No Action's code holds a secret.",
  enforcementLevel: "mandatory",
  validateStack: ({ resources }, reportViolation) => {
    for (const violation of secretsInCode(resources)) reportViolation(violation);
  },
};
