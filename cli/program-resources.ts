import {
  ACTION,
  CLIENT,
  CONNECTION_CLIENT,
  GUARDIAN,
  PHONE_PROVIDER,
  PHONE_TEMPLATE,
  TRIGGER_ACTIONS,
  USER,
} from "../components/auth0/resource-types";
import type { PhoneExperience } from "../components/auth0/phone-experience";
import { PROJECT_NAME } from "../components/config/config-keys";

/** A component that contains a resource. */
export interface ProgramComponent {
  readonly type: string;
  readonly name: string;
}

/** A resource that the program declares and that stands for something on the tenant. */
export interface ProgramResource {
  readonly type: string;
  readonly name: string;
  /** From the outermost to the innermost. */
  readonly components: readonly ProgramComponent[];
  /** Names of the resources that must exist before it, and are deleted after it. */
  readonly after: readonly string[];
}

const component = (type: string, name: string): ProgramComponent => ({
  type: `auth0-plivo:index:${type}`,
  name,
});

/** The component that version 0.1 didn't have. */
export const MFA = component("SmsMfa", "mfa");

/** Returns the deliveries that a stack declares: that of the tenant's experience, and the one that it prepares for. */
export function declaredDeliveries(
  experience: PhoneExperience,
  prepareUnified: boolean,
): PhoneExperience[] {
  return experience === "legacy" && prepareUnified ? ["legacy", "unified"] : [experience];
}

/**
 * Returns what the program declares for a stack, in an order in which it can be created. A test compares it with the
 * program.
 */
export function programResources(deliveries: readonly PhoneExperience[]): ProgramResource[] {
  const app = [component("SampleApp", "spa")];
  const factor = [MFA, component("SmsFactor", "mfa")];
  const user = [component("TestUser", "test-user")];
  const delivery = deliveries.flatMap((each) =>
    each === "legacy" ? legacyDelivery() : unifiedDelivery(),
  );
  const delivering = delivery.map(({ name }) => name);
  return [
    { type: CLIENT, name: "spa", components: app, after: [] },
    { type: CONNECTION_CLIENT, name: "spa-users", components: app, after: ["spa"] },
    ...delivery,
    { type: GUARDIAN, name: "mfa", components: factor, after: delivering },
    { type: USER, name: "test-user", components: user, after: [] },
  ];
}

function legacyDelivery(): ProgramResource[] {
  const name = "mfa-legacy";
  const components = [MFA, component("LegacyDelivery", name)];
  return [
    { type: ACTION, name, components: [...components, component("PlivoAction", name)], after: [] },
    { type: TRIGGER_ACTIONS, name: `${name}-binding`, components, after: [name] },
  ];
}

function unifiedDelivery(): ProgramResource[] {
  const name = "mfa-unified";
  const components = [MFA, component("UnifiedDelivery", name)];
  const provider = `${name}-provider`;
  return [
    { type: ACTION, name, components: [...components, component("PlivoAction", name)], after: [] },
    { type: PHONE_PROVIDER, name: provider, components, after: [name] },
    ...["otp-enroll", "otp-verify"].map((template) => ({
      type: PHONE_TEMPLATE,
      name: `${name}-${template}`,
      components,
      after: [provider],
    })),
  ];
}

/** Returns the URN of a resource of a stack, which names the types of all components around it. */
export function resourceUrn(stack: string, resource: ProgramResource): string {
  return urn(stack, [...resource.components.map(({ type }) => type), resource.type], resource.name);
}

/** Returns the URNs that a resource may have in a stack's state: the current one, and that of version 0.1. */
export function knownUrns(stack: string, resource: ProgramResource): string[] {
  const components = resource.components.filter((each) => each !== MFA);
  const name = resource.name.replace(/^mfa-(?=legacy|unified)/, "plivo-");
  return [resourceUrn(stack, resource), resourceUrn(stack, { ...resource, components, name })];
}

/** Returns the URN of the innermost of these components. */
export function componentUrn(stack: string, components: readonly ProgramComponent[]): string {
  const name = components.at(-1)?.name ?? "";
  return urn(
    stack,
    components.map(({ type }) => type),
    name,
  );
}

function urn(stack: string, types: readonly string[], name: string): string {
  return `urn:pulumi:${stack}::${PROJECT_NAME}::${types.join("$")}::${name}`;
}
