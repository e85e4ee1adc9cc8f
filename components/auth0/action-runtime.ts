/** Node.js version of the Action, as Auth0 names it: the newest one (https://auth0.com/docs/customize/actions). */
export const DEFAULT_ACTION_RUNTIME = "node22";

/** Returns whether a text is Auth0's name of a Node.js version that the Action's code runs on: `node22` or a later one. */
export function isActionRuntime(text: string): boolean {
  const version = /^node([1-9]\d)$/.exec(text)?.[1];
  return version !== undefined && Number(version) >= 22;
}
