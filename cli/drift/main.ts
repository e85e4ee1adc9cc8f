import { defineCommand, runCommand } from "../command";
import { addToStepSummary } from "../github/step-summary";
import { hasChanges } from "../preview/plan/plan";
import { planMarkdown } from "../preview/plan/plan-markdown";
import { planText } from "../preview/plan/plan-text";
import { previewPlan } from "../preview/preview-plan";
import { selectStack } from "../project-stack";
import { projectFolder, STACK_FLAGS } from "../stack-flags";

/** Fails where the tenant is not what the program says. The project's `refresh: always` makes a preview look. */
export const drift = defineCommand({
  name: "drift",
  summary: "Reports where the tenant is not what the program declares. Changes nothing.",
  flags: STACK_FLAGS,
  example: "--stack prod",
  exit: { done: "no drift", failed: "the tenant has drifted, or could not be read" },
  run: async (flags, { out, err }) => {
    const stack = await selectStack(flags.stack, projectFolder(flags.cwd));
    const plan = await previewPlan(stack);
    out(planText(plan));
    if (plan.errors.length === 0 && !hasChanges(plan)) return 0;
    addToStepSummary(planMarkdown(plan));
    err(
      plan.errors.length > 0
        ? `Whether ${plan.stack} has drifted is unknown: fix the errors above.`
        : `${plan.stack} has drifted: run \`pulumi up --stack ${plan.stack}\` to repair it, or change the program to what the tenant now has.`,
    );
    return 1;
  },
});

if (require.main === module) void runCommand(drift);
