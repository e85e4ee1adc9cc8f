import type { TenantSession } from "../resource-type";
import * as tenant from "./readings";
import { refuseAbove300 } from "./refuse-above-300";
import type { TenantRecord } from "./tenant-record";
import { hasWorkingFactor } from "./working-factors";

/**
 * Puts the policy back. Where no factor works that it could ask for, the tenant is left without one: it would lock
 * everyone out.
 */
export async function restorePolicy(
  session: TenantSession,
  { policies, factors }: TenantRecord,
): Promise<void> {
  const found = await tenant.readPolicies(session.api);
  const wanted = policies.length > 0 && factors.length > 0 ? policies : found;
  if (wanted.length === 0) return;
  const works = await hasWorkingFactor(session);
  if (!works) await session.log("warning", lockout(wanted));
  await setPolicy(session, found, works ? wanted : []);
}

async function setPolicy(
  session: TenantSession,
  found: readonly string[],
  policies: readonly string[],
): Promise<void> {
  if (found.join() === policies.join()) return;
  const path = tenant.PATHS.policies;
  const answer = await session.api.call("PUT", path, policies);
  refuseAbove300(session, "PUT", path, answer, "update:mfa_policies");
}

function lockout(policies: readonly string[]): string {
  return (
    `The policy \`${policies.join(", ")}\` is left off, as no factor that works is on and it would let nobody log in: ` +
    "turn a factor on, then set the policy in the dashboard (Security > Multi-factor Auth)."
  );
}
