import { hasChanges } from "../preview/plan/plan";
import { planMarkdown } from "../preview/plan/plan-markdown";
import { planText } from "../preview/plan/plan-text";
import { previewPlan } from "../preview/preview-plan";
import { selectStack } from "../project-stack";
import { parseFlags, requireFlag, runCommand } from "../run-command";
import { addToStepSummary } from "../github/step-summary";

const USAGE = "npm run pipeline:drift -- --stack NAME [--cwd FOLDER]";

/** Fails where the tenant is not what the program says. The project's `refresh: always` makes a preview look. */
runCommand(async () => {
  const flags = parseFlags(USAGE, { stack: { type: "string" }, cwd: { type: "string" } });
  const stack = await selectStack(requireFlag(flags.stack, "--stack", USAGE), flags.cwd);
  const plan = await previewPlan(stack);
  console.log(planText(plan));
  if (plan.errors.length === 0 && !hasChanges(plan)) return 0;
  addToStepSummary(planMarkdown(plan));
  console.error(
    plan.errors.length > 0
      ? `Whether ${plan.stack} has drifted can't be told: mend the errors above.`
      : `${plan.stack} has drifted: run \`pulumi up --stack ${plan.stack}\` to mend it, or change the program to what the tenant now has.`,
  );
  return 1;
});
