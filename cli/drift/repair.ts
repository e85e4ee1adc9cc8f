import type { Stack } from "@pulumi/pulumi/automation";
import { exportStack } from "../preview/exported-stack";
import { previewMasked } from "../preview/masked-preview";
import { hasChanges } from "../preview/plan/plan";
import { accessConfig } from "../preview/read-only-credentials";
import { readStackConfig } from "../stack-config";
import { openStack } from "../stack-state";

/**
 * What was done about a drift: repaired, left because the stack doesn't ask for a repair, or left because other changes
 * would be deployed too.
 */
export type Repair = "repaired" | "not repaired" | "undeployed changes";

/**
 * Repairs a stack that has drifted, if its config has `repairDrift`. What the program would change without any drift waits
 * for its own deployment and its reviewer: with such changes nothing is repaired.
 */
export async function repairDrift(stack: Stack, folder: string): Promise<Repair> {
  const { program, tenant } = readStackConfig((await openStack(stack.name, folder)).config);
  if (!program.repairDrift) return "not repaired";
  const deployed = await previewMasked({
    stack: stack.name,
    folder,
    exported: await exportStack(stack.name, folder),
    access: accessConfig(tenant),
    refresh: false,
  });
  if (deployed.errors.length > 0 || hasChanges(deployed)) return "undeployed changes";
  await stack.up();
  return "repaired";
}
