import type { TenantApi } from "../auth0/tenant-api";
import { mfaPolicies } from "./mfa-policies";
import { otherFactors } from "./other-factors";
import { otherPhoneActions } from "./other-phone-actions";
import { otherPhoneProviders } from "./other-phone-providers";

/** What of the tenant a stack has, and so a `pulumi destroy` clears. */
export interface StackHoldings {
  /** Name of the stack's Action in the Send Phone Message flow, where it has one there. */
  flowAction?: string;
  /** Whether the stack has the tenant's phone provider. */
  phoneProvider: boolean;
}

/**
 * What is to say of things on the tenant that go with the stack and aren't the stack's; `undefined` when nothing is.
 *
 * @throws Error when the tenant can't be read.
 */
export async function teardownNotice(
  api: TenantApi,
  { flowAction, phoneProvider }: StackHoldings,
): Promise<string | undefined> {
  const [factors, policies, actions, providers] = await Promise.all([
    otherFactors(api),
    mfaPolicies(api),
    flowAction === undefined ? [] : otherPhoneActions(api, flowAction),
    phoneProvider ? otherPhoneProviders(api) : [],
  ]);
  const going = [
    ...factors.map((name) => `the factor \`${name}\``),
    // The stack's policy is theirs too.
    ...(factors.length > 0 ? policies.map((name) => `the policy \`${name}\``) : []),
    ...actions.map((name) => `the Action \`${name}\` in the Send Phone Message flow`),
    ...providers.map((name) => `the phone provider \`${name}\``),
  ];
  if (going.length === 0) return undefined;
  return (
    `warning: \`pulumi destroy\` takes more from this tenant than the stack brought: ${going.join(", ")}. ` +
    "Multi-factor authentication, the flow and the phone provider are the tenant's, and go as a whole; " +
    "to keep them, run: pulumi config set protect true, then pulumi up"
  );
}
