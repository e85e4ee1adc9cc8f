import { engineReason } from "../engine-error";
import type { Pulumi } from "../pulumi";
import { UserError } from "../user-error";
import type { NewStackConfig } from "./settings";

export interface NewStackOptions {
  /** As `pulumi stack init --secrets-provider` accepts it. Default: the backend's own. */
  readonly secretsProvider?: string | undefined;
  /** Whether the backend has the stack already: then only its settings are written. Default: false. */
  readonly isThere?: boolean;
}

/**
 * Makes the stack and its settings file. If that fails, removes the stack again, so that the next try starts without it.
 * @throws what made it fail; a UserError naming the command to run if the stack could not be removed either
 */
export async function makeStack(
  pulumi: Pulumi,
  name: string,
  settings: NewStackConfig,
  { secretsProvider, isThere = false }: NewStackOptions = {},
): Promise<void> {
  if (isThere) {
    await setConfig(pulumi, name, settings);
    return;
  }
  const provider = secretsProvider === undefined ? [] : ["--secrets-provider", secretsProvider];
  await pulumi(["stack", "init", name, "--no-select", ...provider]);
  try {
    await setConfig(pulumi, name, settings);
  } catch (error) {
    await removeAfter(error, pulumi, name);
    throw error;
  }
}

async function setConfig(
  pulumi: Pulumi,
  name: string,
  { clear, secret }: NewStackConfig,
): Promise<void> {
  for (const [key, value] of Object.entries(clear)) {
    await pulumi(["config", "set", key, "--stack", name, "--", value]);
  }
  for (const [key, value] of Object.entries(secret)) {
    // Through the standard input: every user of the machine can read a process's arguments.
    await pulumi(["config", "set", "--secret", key, "--stack", name], value);
  }
}

async function removeAfter(failure: unknown, pulumi: Pulumi, name: string): Promise<void> {
  try {
    await pulumi(["stack", "rm", name, "--yes"]);
  } catch (error) {
    throw new UserError(
      `The settings of ${name} could not be written (${engineReason(failure)}), and the stack could not be removed ` +
        `(${engineReason(error)}): run \`pulumi stack rm ${name}\`, then run this again.`,
      undefined,
      { cause: failure },
    );
  }
}
