import type { StackSummary } from "@pulumi/pulumi/automation";

const DAY_MS = 24 * 60 * 60 * 1000;
const PULL_REQUEST_STACK = /^pr-([1-9]\d*)$/;

/** The stack that belongs to a pull request's test tenant. */
export function stackOfPullRequest(pullRequest: number): string {
  return `pr-${pullRequest}`;
}

export interface ForgottenQuery {
  /** A stack without an update for this long is forgotten. */
  readonly olderThanDays: number;
  readonly now: Date;
  /** Whether a pull request is closed. */
  readonly isClosed: (pullRequest: number) => Promise<boolean>;
}

/**
 * Names of stacks that nobody seems to use: those of closed pull requests, and those without an update for days. One
 * that is being updated is none of them. Whether they may be torn down is asked of each stack itself.
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
  const pullRequest = PULL_REQUEST_STACK.exec(stack.name.split("/").at(-1) ?? "")?.[1];
  return pullRequest !== undefined && query.isClosed(Number(pullRequest));
}
