import type { Stack } from "@pulumi/pulumi/automation";
import { defineCommand, runCommand } from "../command";
import { addToStepSummary } from "../github/step-summary";
import { jsonFlag } from "../json-result";
import { hasChanges, type Plan } from "../preview/plan/plan";
import { planMarkdown } from "../preview/plan/plan-markdown";
import { planText } from "../preview/plan/plan-text";
import { previewPlan } from "../preview/preview-plan";
import { selectStack } from "../project-stack";
import { projectFolder, STACK_FLAGS } from "../stack-flags";
import { EXIT } from "../user-error";
import { type Repair, repairDrift } from "./repair";

type Drift = "none" | "unknown" | Repair;

const SENTENCES: Readonly<Record<Drift, (stack: string) => string>> = {
  none: (stack) => `${stack} has not drifted.`,
  repaired: (stack) => `${stack} had drifted and was repaired.`,
  "not repaired": (stack) =>
    `${stack} has drifted: run \`pulumi up --stack ${stack}\` to repair it, or change the program to what the tenant now has.`,
  "undeployed changes": (stack) =>
    `${stack} differs from its tenant and has changes that are not deployed yet, so nothing was repaired: run \`pulumi up --stack ${stack}\`.`,
  unknown: (stack) => `It is unknown whether ${stack} has drifted: fix the errors above.`,
};

/** Fails if the tenant differs from the program. The project's `refresh: always` makes a preview read the tenant. */
export const drift = defineCommand({
  name: "drift",
  summary:
    "Reports where the tenant differs from what the program declares, and repairs it if the stack has `repairDrift`.",
  flags: {
    ...STACK_FLAGS,
    ...jsonFlag(`drift (${Object.keys(SENTENCES).join(", ")}), and the plan as preview has it`),
  },
  example: "--stack prod",
  exit: {
    done: "no drift, or it was repaired",
    failed: "the tenant has drifted, or could not be read",
  },
  run: async (flags, { out, result }) => {
    const folder = projectFolder(flags.cwd);
    const stack = await selectStack(flags.stack, folder);
    const plan = await previewPlan(stack);
    out(planText(plan));
    const drift = await judge(plan, stack, folder);
    if (drift !== "none") addToStepSummary(planMarkdown(plan));
    result({ drift, ...plan }, SENTENCES[drift](plan.stack));
    return drift === "none" || drift === "repaired" ? EXIT.done : EXIT.failed;
  },
});

async function judge(plan: Plan, stack: Stack, folder: string): Promise<Drift> {
  if (plan.errors.length > 0) return "unknown";
  return hasChanges(plan) ? repairDrift(stack, folder) : "none";
}

if (require.main === module) void runCommand(drift);
