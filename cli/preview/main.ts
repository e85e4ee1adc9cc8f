import { resolve } from "node:path";
import { defineCommand, runCommand } from "../command";
import { addToStepSummary } from "../github/step-summary";
import { jsonFlag } from "../json-result";
import { PROJECT_ROOT } from "../project-root";
import { projectFolder, STACK_FLAGS } from "../stack-flags";
import { exportStack, readExport } from "./exported-stack";
import { previewMasked } from "./masked-preview";
import { PLAN_KEYS } from "./plan/plan";
import { writePlan } from "./plan/plan-file";
import { planMarkdown } from "./plan/plan-markdown";
import { planText } from "./plan/plan-text";
import { accessConfig, findReadOnlyAccess } from "./read-only-credentials";

/** Prints a stack's plan, and writes it for `npm run comment`. Fails if `up` would fail. */
export const preview = defineCommand({
  name: "preview",
  summary:
    "Prints what `pulumi up` would change, checked by the policy pack, without a passphrase and with credentials that can only read. Changes nothing.",
  flags: {
    ...STACK_FLAGS,
    "stack-export": {
      type: "text",
      value: "FILE",
      about: "The state, as `pulumi stack export --file FILE` wrote it; default: the backend's",
    },
    "policy-pack": {
      type: "text",
      value: "FOLDER",
      about: "The policy pack; default: policy/ of this repository",
    },
    out: {
      type: "text",
      value: "FILE",
      about: "Writes the plan to this file, for `npm run comment`",
    },
    ...jsonFlag(PLAN_KEYS),
  },
  example: "--stack prod --out plan.json",
  exit: { done: "`up` would run", failed: "`up` would fail, or the policy pack refuses the plan" },
  run: async (flags, { result }) => {
    const { stack } = flags;
    const folder = projectFolder(flags.cwd);
    const access = accessConfig(await findReadOnlyAccess(stack, folder));
    const file = flags["stack-export"];
    const exported = file === undefined ? await exportStack(stack, folder) : readExport(file);
    const policyPacks = [resolve(flags["policy-pack"] ?? resolve(PROJECT_ROOT, "policy"))];
    const plan = await previewMasked({ stack, folder, exported, access, policyPacks });
    result(plan, planText(plan));
    addToStepSummary(planMarkdown(plan));
    if (flags.out !== undefined) writePlan(flags.out, plan);
    return plan.errors.length === 0 ? 0 : 1;
  },
});

if (require.main === module) void runCommand(preview);
