import type { Deployment } from "@pulumi/pulumi/automation";
import { readFileSync } from "node:fs";
import type { PhoneExperience } from "../../../components/config/choices";
import { readExportedState } from "./exported-state";
import { previewOnLocalTenant } from "./local-preview";
import { offlineConfig } from "./offline-config";
import { writePlan } from "../plan/plan-file";
import { planText } from "../plan/plan-text";
import { PROJECT_ROOT } from "../../project-root";
import { parseFlags, runCommand, UserError } from "../../run-command";

const USAGE =
  "npm run preview:offline -- [--stack NAME] [--experience legacy|unified] [--stack-export FILE] [--json] [--out FILE] [--cwd FOLDER]";
const NEW_STACK = "dev";

/** The plan without any account or secret, for a new stack or for one whose state was exported. */
runCommand(async () => {
  const flags = parseFlags(USAGE, {
    stack: { type: "string" },
    experience: { type: "string" },
    "stack-export": { type: "string" },
    json: { type: "boolean", default: false },
    out: { type: "string" },
    cwd: { type: "string", default: PROJECT_ROOT },
  });
  const file = flags["stack-export"];
  const exported = file === undefined ? undefined : readDeployment(file);
  const state = exported && readExportedState(exported, file ?? "");
  if (state && flags.stack !== undefined && flags.stack !== state.stack) {
    throw new UserError(
      `${file ?? ""} is the state of ${state.stack}, not of ${flags.stack}: leave --stack out.`,
    );
  }
  const stack = state?.stack ?? flags.stack ?? NEW_STACK;
  const config = offlineConfig(stack, flags.cwd);
  const experience = experienceOf(
    flags.experience ?? state?.experience ?? pinned(config.clear["phoneExperience"]),
  );
  const plan = await previewOnLocalTenant({
    stack,
    experience,
    config,
    exported,
    notes: notes(experience, config.standIns, exported !== undefined),
    onProgress: (line) => {
      console.error(line);
    },
  });
  console.log(flags.json ? JSON.stringify(plan, null, 2) : planText(plan));
  if (flags.out !== undefined) writePlan(flags.out, plan);
  return plan.errors.length === 0 ? 0 : 1;
});

function readDeployment(file: string): Deployment {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Deployment;
  } catch {
    throw new UserError(
      `${file} can't be read as JSON: write it with \`pulumi stack export --file ${file}\`.`,
    );
  }
}

function pinned(setting: string | undefined): string {
  return setting === undefined || setting === "auto" ? "legacy" : setting;
}

function experienceOf(text: string): PhoneExperience {
  if (text === "legacy" || text === "unified") return text;
  throw new UserError(`--experience takes legacy or unified, not \`${text}\`.`);
}

function notes(
  experience: PhoneExperience,
  standIns: readonly string[],
  hasState: boolean,
): string[] {
  return [
    `The tenant is taken to be on the ${experience} phone experience.`,
    ...(standIns.length > 0
      ? [`Stood in for, since encrypted or not set: ${standIns.join(", ")}.`]
      : []),
    ...(hasState
      ? ["Secrets, the allowed countries among them, are not compared, and drift is not seen."]
      : []),
  ];
}
