import type { GitHubApi } from "./github-api";
import { findPullRequest } from "./pull-request";
import { writeStickyComment } from "./sticky-comment";
import type { Plan } from "../preview/plan/plan";
import { readPlan } from "../preview/plan/plan-file";
import { planMarkdown } from "../preview/plan/plan-markdown";
import { UserError } from "../user-error";

export interface PostedPlan {
  readonly file: string;
  readonly pullRequest?: number | undefined;
  /** `owner:branch` and its commit, if the pull request must be looked up because the run can't be trusted. */
  readonly head?: string | undefined;
  readonly sha?: string | undefined;
  /** Names the comment. Default: the plan's stack. Required for a plan that can't be trusted. */
  readonly label?: string | undefined;
}

/** Posts the plan in a file. Returns what it did, as a sentence. */
export async function postPlan(api: GitHubApi, posted: PostedPlan): Promise<string> {
  const plan = posted.head === undefined ? readPlan(posted.file) : untrusted(readPlan(posted.file));
  const label = posted.label ?? plan.stack;
  if (!/^[\w./-]{1,100}$/.test(label)) {
    throw new UserError(
      "The label may hold letters, digits and `_ . / -` only: set another with --label.",
    );
  }
  const pullRequest = await pullRequestOf(api, posted);
  if (pullRequest === undefined)
    return "The pull request has newer commits or is closed: nothing was posted.";
  const done = await writeStickyComment(api, { pullRequest, label, body: planMarkdown(plan) });
  return `The comment for ${label} on pull request ${pullRequest} was ${done}.`;
}

/** A plan that a fork's own code made can claim anything, so the comment says that a fork made it. */
function untrusted(plan: Plan): Plan {
  const warning =
    "The pull request's own code made this plan, so it proves nothing; review the code.";
  return { ...plan, offline: true, notes: [warning, ...plan.notes] };
}

async function pullRequestOf(api: GitHubApi, posted: PostedPlan): Promise<number | undefined> {
  if (posted.pullRequest !== undefined) return posted.pullRequest;
  if (posted.head === undefined || posted.sha === undefined) {
    throw new UserError("The pull request is missing: give --pull-request, or --head and --sha.");
  }
  return findPullRequest(api, posted.head, posted.sha);
}
