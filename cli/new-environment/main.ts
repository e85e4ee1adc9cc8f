import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineCommand, runCommand } from "../command";
import { terminalPrompt } from "../prompt";
import { pulumiIn } from "../pulumi";
import { FOLDER_FLAG, projectFolder } from "../stack-flags";
import { askForEnvironment } from "./ask";
import { makeStack } from "./make-stack";
import { checkSettings, settingsOf } from "./settings";

/** Asks for what a new environment needs, then makes its stack with Pulumi.NAME.yaml. */
export const newEnvironment = defineCommand({
  name: "new-environment",
  summary:
    "Asks for the settings of a new environment, then creates its stack and Pulumi.NAME.yaml.",
  flags: {
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
    ...FOLDER_FLAG,
  },
  example: "--name qa",
  exit: { done: "the stack is made", failed: "nothing is made" },
  run: async (flags, { out }) => {
    const folder = projectFolder(flags.cwd);
    const isTaken = (name: string): boolean => existsSync(join(folder, `Pulumi.${name}.yaml`));
    const prompt = terminalPrompt();
    try {
      const answers = await askForEnvironment(prompt, { name: flags.name, isTaken });
      const settings = settingsOf(answers);
      checkSettings(settings);
      await makeStack(pulumiIn(folder), answers.name, settings, {
        secretsProvider: flags["secrets-provider"],
      });
      out(
        `The stack ${answers.name} and Pulumi.${answers.name}.yaml were created: commit the file, then run \`pulumi up --stack ${answers.name}\`.`,
      );
    } finally {
      prompt.close();
    }
    return 0;
  },
});

if (require.main === module) void runCommand(newEnvironment);
