import type { ResourceValidation, ResourceValidationArgs } from "@pulumi/policy";
import { policyOf, type Rule } from "../../policy/reviewed-resource";

interface Subject {
  readonly stack?: string;
  readonly type: string;
  readonly props?: Record<string, unknown>;
  readonly protect?: boolean;
}

/** Calls the rule's validation as the engine would, and returns the violations that it reported. */
export async function review(
  rule: Rule,
  { stack = "prod", type, props = {}, protect = false }: Subject,
): Promise<string[]> {
  const violations: string[] = [];
  const args = {
    type,
    props,
    urn: `urn:pulumi:${stack}::auth0-plivo-sms-mfa::${type}::any`,
    opts: { protect },
  };
  const validate = policyOf(rule).validateResource as ResourceValidation;
  await validate(args as unknown as ResourceValidationArgs, (message) => violations.push(message));
  return violations;
}
