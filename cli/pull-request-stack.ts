import { stackName } from "./stack-name";

/** Returns the name of a pull request's stack on the test tenant. */
export function pullRequestStack(pullRequest: number): string {
  return `pr-${pullRequest}`;
}

/**
 * Returns the pull request that a stack is named after; `undefined` for any other stack.
 * @param stack its name, with or without organization and project
 */
export function pullRequestOf(stack: string): number | undefined {
  const number = /^pr-([1-9]\d*)$/.exec(stackName(stack))?.[1];
  return number === undefined ? undefined : Number(number);
}
