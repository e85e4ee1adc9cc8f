import { defineCommand, runCommand } from "../command";
import { addToStepSummary } from "../github/step-summary";
import { hasChanges } from "../preview/plan/plan";
import { planMarkdown } from "../preview/plan/plan-markdown";
import { planText } from "../preview/plan/plan-text";
import { previewPlan } from "../preview/preview-plan";
import { selectStack } from "../project-stack";
import { projectFolder, STACK_FLAGS } from "../stack-flags";
import { repairDrift } from "./repair";

/** Fails where the tenant is not what the program says. The project's `refresh: always` makes a preview look. */
export const drift = defineCommand({
  name: "drift",
  summary:
    "Reports where the tenant differs from what the program declares, and repairs it if the stack has `repairDrift`.",
  flags: STACK_FLAGS,
  example: "--stack prod",
  exit: {
    done: "no drift, or it was repaired",
    failed: "the tenant has drifted, or could not be read",
  },
  run: async (flags, { out, err }) => {
    const folder = projectFolder(flags.cwd);
    const stack = await selectStack(flags.stack, folder);
    const plan = await previewPlan(stack);
    out(planText(plan));
    if (plan.errors.length === 0 && !hasChanges(plan)) return 0;
    addToStepSummary(planMarkdown(plan));
    if (plan.errors.length > 0) {
      err(`It is unknown whether ${plan.stack} has drifted: fix the errors above.`);
      return 1;
    }
    const repair = await repairDrift(stack, folder);
    if (repair === "repaired") out(`${plan.stack} had drifted and was repaired.`);
    else err(driftSentence(plan.stack, repair));
    return repair === "repaired" ? 0 : 1;
  },
});

function driftSentence(stack: string, repair: "not asked for" | "undeployed changes"): string {
  return repair === "not asked for"
    ? `${stack} has drifted: run \`pulumi up --stack ${stack}\` to repair it, or change the program to what the tenant now has.`
    : `${stack} differs from its tenant and has changes that are not deployed yet, so nothing was repaired: run \`pulumi up --stack ${stack}\`.`;
}

if (require.main === module) void runCommand(drift);
