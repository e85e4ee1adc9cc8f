import type { PhoneExperience } from "../../../components/auth0/phone-experience";
import { defineCommand, runCommand } from "../../command";
import { jsonFlag } from "../../json-result";
import { FOLDER_FLAG, projectFolder } from "../../stack-flags";
import { UserError } from "../../user-error";
import { PLAN_KEYS } from "../plan/plan";
import { writePlan } from "../plan/plan-file";
import { planText } from "../plan/plan-text";
import { readExport } from "../exported-stack";
import { readExportedState } from "./exported-state";
import { previewOnLocalTenant } from "./local-preview";
import { offlineConfig } from "./offline-config";

const NEW_STACK = "dev";

/** Prints the plan without any account or secret, for a new stack or for one whose state was exported. */
export const previewOffline = defineCommand({
  name: "preview:offline",
  summary:
    "Prints what `pulumi up` would change, planned on a local tenant. Needs no account, secret or network.",
  flags: {
    stack: {
      type: "text",
      value: "NAME",
      about: "The stack whose settings are read; default: the exported state's, or dev",
    },
    experience: {
      type: "choice",
      choices: ["legacy", "unified"],
      about:
        "The tenant's phone experience; default: what the state or the stack's settings say, or legacy",
    },
    "stack-export": {
      type: "text",
      value: "FILE",
      about: "A state from `pulumi stack export --file FILE` to plan from",
    },
    ...jsonFlag(PLAN_KEYS),
    out: {
      type: "text",
      value: "FILE",
      about: "Writes the plan to this file, for `npm run comment`",
    },
    ...FOLDER_FLAG,
  },
  example: "--stack-export prod.json",
  exit: { done: "`up` would run", failed: "`up` would fail" },
  run: async (flags, { err, result }) => {
    const file = flags["stack-export"];
    const exported = file === undefined ? undefined : readExport(file);
    const state = exported && readExportedState(exported, file ?? "");
    if (state && flags.stack !== undefined && flags.stack !== state.stack)
      throw new UserError(
        `${file ?? ""} is the state of ${state.stack}, not of ${flags.stack}: leave \`--stack\` out.`,
      );
    const stack = state?.stack ?? flags.stack ?? NEW_STACK;
    const config = offlineConfig(stack, projectFolder(flags.cwd));
    const experience =
      flags.experience ?? state?.experience ?? pinned(config.clear["phoneExperience"]);
    const plan = await previewOnLocalTenant({
      stack,
      experience,
      config,
      exported,
      notes: notes(experience, config.standIns, exported !== undefined),
      onProgress: err,
    });
    result(plan, planText(plan));
    if (flags.out !== undefined) writePlan(flags.out, plan);
    return plan.errors.length === 0 ? 0 : 1;
  },
});

/** Returns the experience that the stack pins. The program itself refuses an invalid one. */
function pinned(setting: string | undefined): PhoneExperience {
  return setting === "unified" ? "unified" : "legacy";
}

function notes(
  experience: PhoneExperience,
  standIns: readonly string[],
  hasState: boolean,
): string[] {
  return [
    `The plan assumes a tenant on the ${experience} phone experience.`,
    ...(standIns.length > 0
      ? [`Replaced by placeholders, since encrypted or not set: ${standIns.join(", ")}.`]
      : []),
    ...(hasState
      ? ["Secrets, the allowed countries among them, are not compared, and drift is not seen."]
      : []),
  ];
}

if (require.main === module) void runCommand(previewOffline);
