import type { ResourceValidationArgs, ResourceValidationPolicy } from "@pulumi/policy";
import { isProduction, stackOf } from "./production";

/** The part of a resource that the rules look at. */
export interface ReviewedResource {
  readonly type: string;
  readonly urn: string;
  readonly props: Record<string, unknown>;
  readonly opts: { readonly protect: boolean };
}

/** One thing that a review refuses. */
export interface Rule {
  readonly name: string;
  readonly description: string;
  /** `production`: only stacks that are marked as production. */
  readonly appliesTo: "production" | "every stack";
  /** One sentence for each violation: what is wrong, and the setting that fixes it. Empty where there is none. */
  readonly violations: (resource: ReviewedResource) => string[];
}

/** Returns the rule as Pulumi's policy library runs it. */
export function policyOf(rule: Rule): ResourceValidationPolicy {
  return {
    name: rule.name,
    description: rule.description,
    enforcementLevel: "mandatory",
    validateResource: ({ type, urn, props, opts }: ResourceValidationArgs, reportViolation) => {
      if (rule.appliesTo === "production" && !isProduction(stackOf(urn))) return;
      for (const violation of rule.violations({ type, urn, props, opts }))
        reportViolation(violation);
    },
  };
}
