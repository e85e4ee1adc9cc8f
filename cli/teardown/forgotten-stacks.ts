import type { StackSummary } from "@pulumi/pulumi/automation";
import { pullRequestOf } from "../pull-request-stack";

const DAY_MS = 24 * 60 * 60 * 1000;

export interface ForgottenQuery {
  /** A stack without an update for this long is forgotten. */
  readonly olderThanDays: number;
  readonly now: Date;
  /** Returns whether a pull request is closed. */
  readonly isClosed: (pullRequest: number) => Promise<boolean>;
}

/**
 * Returns the names of stacks that nobody seems to use: those of closed pull requests, and those without an update for
 * days. A stack that is being updated is not among them. Whether each may be torn down is decided by its own config.
 */
export async function findForgotten(
  stacks: readonly StackSummary[],
  query: ForgottenQuery,
): Promise<string[]> {
  const forgotten: string[] = [];
  for (const stack of stacks) {
    if (stack.updateInProgress !== true && (await isForgotten(stack, query)))
      forgotten.push(stack.name);
  }
  return forgotten;
}

async function isForgotten(stack: StackSummary, query: ForgottenQuery): Promise<boolean> {
  const age =
    stack.lastUpdate === undefined ? 0 : query.now.getTime() - Date.parse(stack.lastUpdate);
  if (age > query.olderThanDays * DAY_MS) return true;
  const pullRequest = pullRequestOf(stack.name);
  return pullRequest !== undefined && query.isClosed(pullRequest);
}
