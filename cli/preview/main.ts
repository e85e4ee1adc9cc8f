import { resolve } from "node:path";
import { writePlan } from "./plan/plan-file";
import { planMarkdown } from "./plan/plan-markdown";
import { planText } from "./plan/plan-text";
import { previewPlan } from "./preview-plan";
import { PROJECT_ROOT } from "../project-root";
import { selectStack } from "../project-stack";
import { parseFlags, requireFlag, runCommand } from "../run-command";
import { addToStepSummary } from "../github/step-summary";

const USAGE =
  "npm run pipeline:preview -- --stack NAME [--cwd FOLDER] [--policy-pack FOLDER] [--out FILE]";

/** Prints a stack's plan, and writes it for `pipeline:comment`. Fails where `up` would. */
runCommand(async () => {
  const flags = parseFlags(USAGE, {
    stack: { type: "string" },
    cwd: { type: "string" },
    "policy-pack": { type: "string", default: resolve(PROJECT_ROOT, "policy") },
    out: { type: "string" },
  });
  const stack = await selectStack(requireFlag(flags.stack, "--stack", USAGE), flags.cwd);
  const plan = await previewPlan(stack, { policyPacks: [resolve(flags["policy-pack"])] });
  console.log(planText(plan));
  addToStepSummary(planMarkdown(plan));
  if (flags.out !== undefined) writePlan(flags.out, plan);
  return plan.errors.length === 0 ? 0 : 1;
});
