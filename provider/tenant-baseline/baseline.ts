import { OTHER_FACTORS } from "../../components/auth0/factors";
import { PHONE_EXPERIENCES, type PhoneExperience } from "../../components/auth0/phone-experience";
import { UNKNOWN, type PropertyValues } from "../property-values";
import type { CheckFailure, PropertyDifference } from "../resource-type";
import type { TenantRecord } from "./tenant-record";

/** What the program declares. */
export interface BaselineInputs {
  readonly phoneExperience: PhoneExperience;
  /** Whether a legacy tenant also gets the unified delivery. */
  readonly prepareUnified?: boolean;
  /** The other factors to have on. Default: the other factors stay as they are. */
  readonly otherFactors?: readonly string[];
  /** Whether a phone provider that can't be restored may be replaced. */
  readonly replacePhoneProvider: boolean;
  /** The policy that the stack sets. */
  readonly policy?: string;
}

/** What `recover` adds to a state without a baseline when it adopts an Action from before the stack. */
export interface AdoptedBaseline {
  /** Ids of Actions that belong to the stack from now on, whatever their names. */
  readonly ownActions: readonly string[];
  readonly before?: undefined;
}

/** What the engine keeps. */
export interface Baseline {
  readonly phoneExperience: string;
  /** Auth0's names of the factors in addition to `sms` that must be on. */
  readonly factors: readonly string[];
  /** What the tenant had before the stack. */
  readonly before: TenantRecord;
}

type Rule = readonly [accepts: (value: unknown) => boolean, reason: string];

const oneOf = (values: readonly string[]): Rule => [
  (value) => values.includes(value as string),
  `must be one of ${values.join(", ")}`,
];
const flag: Rule = [(value) => typeof value === "boolean", "must be true or false"];

const RULES: Readonly<Record<keyof BaselineInputs, Rule>> = {
  phoneExperience: oneOf(PHONE_EXPERIENCES),
  prepareUnified: flag,
  otherFactors: [
    (value) =>
      Array.isArray(value) &&
      value.every((name) => (OTHER_FACTORS as readonly unknown[]).includes(name)),
    `must be a list of ${OTHER_FACTORS.join(", ")}`,
  ],
  replacePhoneProvider: flag,
  policy: oneOf(["all-applications", "confidence-score", "never"]),
};
const REQUIRED = ["phoneExperience", "replacePhoneProvider"];

/** Returns everything that is wrong with the inputs. */
export function checkBaseline(inputs: PropertyValues): {
  inputs: PropertyValues;
  failures: CheckFailure[];
} {
  const names = [...new Set([...Object.keys(inputs), ...REQUIRED])];
  const failures = names.flatMap((property): CheckFailure[] => {
    const rule = (RULES as Readonly<Record<string, Rule | undefined>>)[property];
    const value = inputs[property];
    if (property.startsWith("__") || value === UNKNOWN) return [];
    if (rule === undefined) {
      const known = Object.keys(RULES).join(", ");
      return [{ property, reason: `is not a property here; there are ${known}` }];
    }
    const isAbsent = value === undefined || value === null;
    if (isAbsent ? !REQUIRED.includes(property) : rule[0](value)) return [];
    return [{ property, reason: rule[1] }];
  });
  return { inputs, failures };
}

/**
 * Returns which inputs change what the tenant should have. A changed policy or permission to replace a provider is no
 * difference: both only matter when the baseline reads the tenant.
 */
export function compareBaseline(old: PropertyValues, inputs: PropertyValues): PropertyDifference[] {
  const text = (value: unknown): string =>
    JSON.stringify(Array.isArray(value) ? value.toSorted() : (value ?? false));
  const names = ["phoneExperience", "prepareUnified", "otherFactors"];
  return names
    .filter((path) => text(old[path]) !== text(inputs[path]))
    .map((path) => ({ path, kind: kindOf(old[path], inputs[path]), isInput: true }));
}

function kindOf(old: unknown, next: unknown): PropertyDifference["kind"] {
  if (old === undefined) return "add";
  return next === undefined ? "delete" : "update";
}
