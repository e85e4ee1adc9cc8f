import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { PROJECT_ROOT } from "../project-root";
import { isProduction } from "../../policy/production";
import { parseFlags, runCommand } from "../run-command";
import { askForEnvironment } from "./ask";
import { makeStack, pulumiIn } from "./pulumi-cli";
import { checkSettings, settingsOf } from "./settings";
import { terminalPrompt } from "./terminal-prompt";

const USAGE = "npm run new-environment -- [--name NAME] [--secrets-provider URL] [--cwd FOLDER]";

/** Asks for what a new environment needs, then makes its stack with Pulumi.NAME.yaml. */
runCommand(async () => {
  const flags = parseFlags(USAGE, {
    name: { type: "string" },
    "secrets-provider": { type: "string" },
    cwd: { type: "string", default: PROJECT_ROOT },
  });
  const folder = resolve(flags.cwd);
  const isTaken = (name: string): boolean => existsSync(join(folder, `Pulumi.${name}.yaml`));
  const prompt = terminalPrompt();
  try {
    const answers = await askForEnvironment(prompt, { name: flags.name, isTaken });
    const settings = settingsOf(answers);
    checkSettings(settings);
    await makeStack(pulumiIn(folder), answers.name, settings, {
      secretsProvider: flags["secrets-provider"],
    });
    console.log(
      `The stack ${answers.name} and Pulumi.${answers.name}.yaml are made: commit the file, then run \`pulumi up --stack ${answers.name}\`.`,
    );
    if (answers.purpose === "production" && !isProduction(answers.name))
      console.log(
        `Its name doesn't say that it is production: list ${answers.name} in the variable PRODUCTION_STACKS, for the policy pack and the teardown.`,
      );
  } finally {
    prompt.close();
  }
  return 0;
});
