import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { makeStack, pulumiIn } from "../new-environment/pulumi-cli";
import { PROJECT_ROOT } from "../project-root";
import { parseFlags, requireFlag, runCommand, UserError } from "../run-command";
import { stackOfPullRequest } from "../teardown/forgotten-stacks";
import { assertTenantFree, testStackSettings } from "./settings";

const USAGE = "npm run pipeline:test-stack -- --pull-request N [--cwd FOLDER]";

/** Makes the disposable stack of a pull request on the test tenant, or opens it again, for `pulumi up`. */
runCommand(async () => {
  const flags = parseFlags(USAGE, {
    "pull-request": { type: "string" },
    cwd: { type: "string", default: PROJECT_ROOT },
  });
  const number = requireFlag(flags["pull-request"], "--pull-request", USAGE);
  if (!/^[1-9]\d*$/.test(number))
    throw new UserError(`--pull-request takes a number, not \`${number}\`.`);
  const name = stackOfPullRequest(Number(number));
  const settings = testStackSettings(name, process.env);
  const workspace = await LocalWorkspace.create({ workDir: flags.cwd });
  const stacks = await workspace.listStacks();
  assertTenantFree(name, stacks);
  const isThere = stacks.some((stack) => stack.name.split("/").at(-1) === name);
  await makeStack(pulumiIn(flags.cwd), name, settings, { isThere });
  console.log(`The stack ${name} is ready: run \`pulumi up --stack ${name}\`.`);
  return 0;
});
