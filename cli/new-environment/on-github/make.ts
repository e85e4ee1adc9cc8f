import type { FlagValues } from "../../flags";
import type { Prompt } from "../../prompt";
import { backendUrl } from "../../pulumi-backend";
import { EXIT } from "../../user-error";
import type { Answers } from "../answers";
import { type DeployedFrom, isService } from "./desired";
import type { GITHUB_FLAGS } from "./flags";
import { knownFromAnswers, knownFromStack } from "./known-values";
import { applyPlan, changesEnvironment, planEnvironments, environmentPlanText } from "./plan";
import { openRepository } from "./repository";
import { findReviewers } from "./reviewers";
import { backendOfTest } from "./test-state";

/** What the environments at GitHub are made from: the answers for a new stack, or the name of an existing one. */
export type MakeOnGitHub = {
  readonly flags: FlagValues<typeof GITHUB_FLAGS> & {
    readonly "secrets-provider": string | undefined;
  };
  readonly folder: string;
  readonly prompt: Prompt;
  readonly out: (text: string) => void;
} & (
  | { readonly answers: Answers; readonly makeStack: () => Promise<void> }
  | { readonly stack: string; readonly makeStack?: undefined }
);

/**
 * Shows what would be changed at GitHub, and changes it if a person agrees, after making the new stack. Returns the
 * command's exit code. Without agreement nothing is made or changed.
 */
export async function makeOnGitHub(asked: MakeOnGitHub): Promise<number> {
  const { flags, folder, prompt, out } = asked;
  const { api, repository } = await openRepository(flags, folder);
  const reviewers = flags.reviewers && (await findReviewers(api, flags.reviewers));
  const known = await knownOf(asked);
  const backend =
    known.purpose === "test" ? await backendOfTest(api, prompt, known, folder) : known.backend;
  const from: DeployedFrom = { ...known, backend, ...(reviewers ? { reviewers } : {}) };
  const plan = await planEnvironments(api, prompt, from, flags["replace-secrets"]);
  out(environmentPlanText(repository, plan));
  if (from.backend.startsWith("file:"))
    out("The state is in a folder, which only a runner on this machine can read.");
  if (!changesEnvironment(plan) && asked.makeStack === undefined) return EXIT.done;
  if (!flags.yes && !(await isAgreed(prompt))) {
    out("Nothing was made or changed.");
    return EXIT.failed;
  }
  await asked.makeStack?.();
  await applyPlan(api, plan);
  out(
    from.purpose === "test"
      ? `The environment test at ${repository} is as shown: the label \`test-tenant\` deploys a pull request with it.`
      : `The environments of ${from.stack} at ${repository} are as shown: add \`${from.stack}\` to up.yml, preview.yml and drift.yml if it isn't in them.`,
  );
  return EXIT.done;
}

async function knownOf(asked: MakeOnGitHub): Promise<DeployedFrom> {
  const backend = await backendUrl(asked.folder);
  if (asked.makeStack === undefined)
    return { backend, ...knownFromStack(asked.stack, asked.folder, process.env) };
  const hasPassphrase = asked.flags["secrets-provider"] === undefined && !isService(backend);
  return { backend, ...knownFromAnswers(asked.answers, hasPassphrase, process.env) };
}

async function isAgreed(prompt: Prompt): Promise<boolean> {
  return /^y(es)?$/i.test(((await prompt.ask("Make these changes? [y/N]")) ?? "").trim());
}
