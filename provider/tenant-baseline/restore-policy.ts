import type { TenantSession } from "../resource-type";
import * as tenant from "./readings";
import { refuseAbove300 } from "./refuse-above-300";
import type { TenantRecord } from "./tenant-record";
import { hasWorkingFactor } from "./working-factors";

/**
 * Restores the policy. If factors are on and none of them works, removes the policy, which would lock everyone out. If no
 * factor is on, the policy asks for nothing, as before the stack.
 */
export async function restorePolicy(
  session: TenantSession,
  { policies, factors }: TenantRecord,
): Promise<void> {
  const found = await tenant.readPolicies(session.api);
  const next = policies.length > 0 ? policies : found;
  if (next.length === 0) return;
  const on = await tenant.readFactors(session.api);
  const isAsBefore = on.length === 0 && factors.length === 0;
  const isSafe = isAsBefore || (await hasWorkingFactor(session, on));
  if (!isSafe) await session.log("warning", lockout(next));
  await setPolicy(session, found, isSafe ? next : []);
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
    `The policy \`${policies.join(", ")}\` stays off, as no working factor is on and nobody could log in: ` +
    "turn a factor on, then set the policy in the dashboard (Security > Multi-factor Auth)."
  );
}
