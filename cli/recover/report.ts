import { GUARDIAN } from "../../components/auth0/resource-types";
import { isWritten, type Diagnosis } from "./recovery";
import { savedStateFile } from "./save-state";

export interface Reported {
  readonly stack: string;
  readonly dryRun: boolean;
  /** What is done about locks and files, a sentence each. */
  readonly done: readonly string[];
  readonly diagnosis: Diagnosis;
}

/** What a run does, or with `--dry-run` would do, in sentences. */
export interface RecoveryReport {
  readonly actions: readonly string[];
  /** What it leaves alone, and why. */
  readonly left: readonly string[];
  /** What to do next. */
  readonly conclusion: string;
}

/** Describes what a run does, in the same words as the dry run, and what to run next. */
export function reportRecovery(reported: Reported): RecoveryReport {
  const { stack, done, diagnosis } = reported;
  const { searched, copies } = diagnosis;
  const actions = [...done, ...(isWritten(diagnosis) ? actionsOf(stack, diagnosis) : [])];
  const left = [...copies.doubtful, ...searched.undecided];
  return { actions, left, conclusion: conclude(reported, actions.length > 0) };
}

/** Formats the report for a person, a line each. */
export function reportAsText({ actions, left, conclusion }: RecoveryReport): string {
  const lines = [...actions, ...left].map((line) => `- ${line}`);
  return lines.length === 0 ? conclusion : [...lines, "", conclusion].join("\n");
}

function actionsOf(stack: string, { state, searched, copies }: Diagnosis): string[] {
  const pending = state.deployment.pending_operations ?? [];
  return [
    `saves the old state in ${savedStateFile(stack, state)}`,
    ...searched.missing.map(({ resource, id, what }) =>
      // Auth0 has no id for the tenant's factors and policy.
      resource.type === GUARDIAN
        ? `adopts ${what} as ${resource.name}`
        : `adopts ${what} (${id}) as ${resource.name}`,
    ),
    ...copies.removable.map(
      ({ what, id }) =>
        `deletes ${what} (${id}), which a killed run created and a later one created again`,
    ),
    ...pending.map(
      ({ type, resource }) =>
        `removes the record that ${type} ${nameOf(resource.urn)} was interrupted`,
    ),
  ];
}

function conclude({ stack, dryRun, diagnosis }: Reported, acts: boolean): string {
  const { undecided } = diagnosis.searched;
  const command = `npm run recover -- --stack ${stack}`;
  if (undecided.length > 0)
    return isWritten(diagnosis)
      ? `The rest needs your decision, as the last ${undecided.length === 1 ? "line says" : "lines say"}; don't run \`pulumi up\` before that.`
      : `The state isn't changed until you decide, as the last ${undecided.length === 1 ? "line says" : "lines say"}.`;
  if (!acts) return `Nothing to recover: the state of \`${stack}\` lists everything it created.`;
  return dryRun
    ? `Nothing was changed: \`${command}\` does this.`
    : `Now run \`pulumi up --stack ${stack}\`.`;
}

const nameOf = (urn: string): string => urn.split("::").at(-1) ?? urn;
