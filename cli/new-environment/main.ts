import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineCommand, type Output, runCommand } from "../command";
import type { FlagValues } from "../flags";
import { type Prompt, terminalPrompt } from "../prompt";
import { pulumiIn } from "../pulumi";
import { FOLDER_FLAG, projectFolder } from "../stack-flags";
import type { Answers } from "./answers";
import { askForEnvironment } from "./ask";
import { makeStack } from "./make-stack";
import { GITHUB_FLAGS } from "./on-github/flags";
import { makeOnGitHub } from "./on-github/make";
import { checkSettings, settingsOf } from "./settings";

const FLAGS = {
  name: {
    type: "text",
    value: "NAME",
    about: "The environment and its stack; asked for if left out",
  },
  "secrets-provider": {
    type: "text",
    value: "URL",
    about: "As `pulumi stack init --secrets-provider` accepts it",
  },
  ...GITHUB_FLAGS,
  ...FOLDER_FLAG,
} as const;

/** Asks for what a new environment needs, then makes its stack with Pulumi.NAME.yaml, and its environments at GitHub. */
export const newEnvironment = defineCommand({
  name: "new-environment",
  summary:
    "Asks for the settings of a new environment, then creates its stack and Pulumi.NAME.yaml. With --github, also the environments that the workflows use: reviewers, branches, variables and secrets.",
  flags: FLAGS,
  example: "--name qa --github",
  exit: {
    done: "everything was made",
    failed: "refused: nothing was made, or the output names what was",
  },
  run: async (flags, output) => {
    const folder = projectFolder(flags.cwd);
    const prompt = terminalPrompt();
    try {
      return await make(flags, folder, prompt, output);
    } finally {
      prompt.close();
    }
  },
});

async function make(
  flags: FlagValues<typeof FLAGS>,
  folder: string,
  prompt: Prompt,
  { out }: Output,
): Promise<number> {
  const isTaken = (name: string): boolean => existsSync(join(folder, `Pulumi.${name}.yaml`));
  const { name, github } = flags;
  if (github && name !== undefined && isTaken(name))
    return makeOnGitHub({ flags, folder, prompt, out, stack: name });
  const answers = await askForEnvironment(prompt, { name, isTaken });
  // At GitHub each environment signs in for itself; credentials in config would override the preview's.
  const settings = settingsOf(answers, github ? "environment" : "config");
  const { clientId, clientSecret } = answers;
  checkSettings(
    settings,
    github ? { AUTH0_CLIENT_ID: clientId, AUTH0_CLIENT_SECRET: clientSecret } : {},
  );
  const created = async (): Promise<void> => {
    const secretsProvider = flags["secrets-provider"];
    await makeStack(pulumiIn(folder), answers.name, settings, { secretsProvider });
    out(createdText(answers, github));
  };
  if (github) return makeOnGitHub({ flags, folder, prompt, out, answers, makeStack: created });
  await created();
  return 0;
}

function createdText({ name }: Answers, github: boolean): string {
  const credentials = github ? ", with AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET set" : "";
  return `The stack ${name} and Pulumi.${name}.yaml were created: commit the file, then run \`pulumi up --stack ${name}\`${credentials}.`;
}

if (require.main === module) void runCommand(newEnvironment);
