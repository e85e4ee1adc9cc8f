import { resolve } from "node:path";
import { defineCommand, runCommand } from "../command";
import { addToStepSummary } from "../github/step-summary";
import { PROJECT_ROOT } from "../project-root";
import { selectStack } from "../project-stack";
import { projectFolder, STACK_FLAGS } from "../stack-flags";
import { writePlan } from "./plan/plan-file";
import { planMarkdown } from "./plan/plan-markdown";
import { planText } from "./plan/plan-text";
import { previewPlan } from "./preview-plan";

/** Prints a stack's plan, and writes it for `npm run comment`. Fails where `up` would. */
export const preview = defineCommand({
  name: "preview",
  summary: "Prints what `pulumi up` would change, checked by the policy pack. Changes nothing.",
  flags: {
    ...STACK_FLAGS,
    "policy-pack": {
      type: "text",
      value: "FOLDER",
      about: "The policy pack; default: policy/ of this repository",
    },
    out: { type: "text", value: "FILE", about: "Writes the plan there, for `npm run comment`" },
  },
  example: "--stack prod --out plan.json",
  exit: { done: "`up` would run", failed: "`up` would fail, or the policy pack refuses the plan" },
  run: async (flags, { out }) => {
    const stack = await selectStack(flags.stack, projectFolder(flags.cwd));
    const pack = resolve(flags["policy-pack"] ?? resolve(PROJECT_ROOT, "policy"));
    const plan = await previewPlan(stack, { policyPacks: [pack] });
    out(planText(plan));
    addToStepSummary(planMarkdown(plan));
    if (flags.out !== undefined) writePlan(flags.out, plan);
    return plan.errors.length === 0 ? 0 : 1;
  },
});

if (require.main === module) void runCommand(preview);
