import type { GitHubApi } from "../../github/github-api";
import type { Prompt } from "../../prompt";
import { UserError } from "../../user-error";
import { askForSettings } from "./ask-settings";
import { type EnvironmentChange, changesOf } from "./changes";
import { type DeployedFrom, desiredEnvironments } from "./desired";
import type { DesiredEnvironment, PresentEnvironment } from "./environment";
import { readEnvironment } from "./present";

/** What would be changed at GitHub, by environment. */
export type GitHubPlan = readonly {
  readonly environment: DesiredEnvironment;
  readonly changes: readonly EnvironmentChange[];
  /** Secrets that GitHub has already, which stay as they are. */
  readonly kept: readonly string[];
}[];

/**
 * Compares a stack's GitHub environments with what the workflows need, and asks for what is missing. Changes nothing.
 * @throws UserError if production would have no reviewer, or the input ends before the last answer
 */
export async function planEnvironments(
  api: GitHubApi,
  prompt: Prompt,
  from: DeployedFrom,
  replaceSecrets: boolean,
): Promise<GitHubPlan> {
  const read = await Promise.all(
    desiredEnvironments(from).map(async (desired) => ({
      desired,
      present: await readEnvironment(api, desired.name),
    })),
  );
  refuseProductionWithoutReviewer(from, read[0]?.present);
  const plan = [];
  for (const { desired, present } of read) {
    const environment = await askForSettings(prompt, desired, present);
    const changes = changesOf(environment, present, replaceSecrets);
    const kept = replaceSecrets ? [] : (present?.secrets ?? []);
    plan.push({ environment, changes, kept });
  }
  return plan;
}

function refuseProductionWithoutReviewer(
  { purpose, reviewers, stack }: DeployedFrom,
  present: PresentEnvironment | undefined,
): void {
  if (purpose !== "production" || (reviewers ?? present?.reviewers ?? []).length > 0) return;
  throw new UserError(
    `Nobody would approve a deployment of ${stack}, which is production: give \`--reviewers LOGIN,ORGANIZATION/TEAM\`.`,
  );
}

/** Formats a plan: each environment, what it protects, and a line for each change. No secret is in it. */
export function environmentPlanText(repository: string, plan: GitHubPlan): string {
  const lines = plan.flatMap(({ environment, changes, kept }) => [
    `  ${environment.name}: ${environment.protects}`,
    ...(changes.length === 0
      ? ["    nothing to change"]
      : changes.map(({ text }) => `    ${text}`)),
    ...(kept.length === 0 ? [] : [`    kept: ${kept.join(", ")}`]),
  ]);
  return [`Environments of ${repository}:`, ...lines].join("\n");
}

export function changesEnvironment(plan: GitHubPlan): boolean {
  return plan.some(({ changes }) => changes.length > 0);
}

/**
 * Makes the environments as planned, one request after another.
 * @throws UserError naming what GitHub refused. Earlier changes stay, and the next run makes the remaining ones.
 */
export async function applyPlan(api: GitHubApi, plan: GitHubPlan): Promise<void> {
  for (const { environment, changes } of plan)
    for (const change of changes) {
      try {
        await change.apply(api);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        throw new UserError(
          `The environment ${environment.name} is not complete (${change.text.slice(2)}): ${error.message}`,
        );
      }
    }
}
