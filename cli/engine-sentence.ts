import { NO_CLI } from "./engine-error";

/** What a command says if no engine can be found. */
export const NO_PULUMI =
  "There is no `pulumi` on PATH, and none could be downloaded: install the CLI (https://www.pulumi.com/docs/install/), or put another engine on PATH (docs/platforms.md, Without a download of Pulumi), then run this again.";

/** Returns the sentence for a stack that the backend doesn't have. */
export const noStack = (stack: string): string =>
  `There is no stack \`${stack}\` in this backend: \`pulumi stack ls\` lists its stacks, and PULUMI_BACKEND_URL or ` +
  "`pulumi login` sets the backend.";

/** Returns what a user can do about a failure of the engine. @param reason what `engineReason` says */
export function engineSentence(reason: string): string {
  const [, missing] = /no stack named '([^']+)'/.exec(reason) ?? [];
  if (missing !== undefined) return noStack(missing);
  if (reason === NO_CLI) return NO_PULUMI;
  if (reason.includes("passphrase"))
    return `\`pulumi\` can't decrypt the stack's secrets (${reason}): set PULUMI_CONFIG_PASSPHRASE to its passphrase, then run this again.`;
  return `\`pulumi\` failed (${reason}): fix that, then run this again.`;
}
