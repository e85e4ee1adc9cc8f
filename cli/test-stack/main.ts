import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { defineCommand, runCommand } from "../command";
import { makeStack } from "../new-environment/make-stack";
import { pulumiIn } from "../pulumi";
import { pullRequestStack } from "../pull-request-stack";
import { FOLDER_FLAG, projectFolder } from "../stack-flags";
import { stackName } from "../stack-name";
import { assertTenantFree, testStackSettings } from "./settings";

/** Makes the disposable stack of a pull request on the test tenant, or opens the existing one, for `pulumi up`. */
export const testStack = defineCommand({
  name: "test-stack",
  summary:
    "Makes the disposable stack of a pull request on the test tenant, or sets its config again.",
  flags: {
    "pull-request": {
      type: "number",
      value: "N",
      about: "The pull request",
      min: 1,
      max: 1e9,
      required: true,
    },
    ...FOLDER_FLAG,
  },
  example: "--pull-request 7",
  exit: {
    done: "the stack is ready for `pulumi up`",
    failed: "the tenant is taken, or the stack can't be made",
  },
  run: async (flags, { out }) => {
    const folder = projectFolder(flags.cwd);
    const name = pullRequestStack(flags["pull-request"]);
    const settings = testStackSettings(name, process.env);
    const workspace = await LocalWorkspace.create({ workDir: folder });
    const stacks = await workspace.listStacks();
    assertTenantFree(name, stacks);
    const isThere = stacks.some((stack) => stackName(stack.name) === name);
    await makeStack(pulumiIn(folder), name, settings, { isThere });
    out(`The stack ${name} is ready: run \`pulumi up --stack ${name}\`.`);
    return 0;
  },
});

if (require.main === module) void runCommand(testStack);
