import { LocalWorkspace, Stack } from "@pulumi/pulumi/automation";
import { copyProject } from "../project-copy";
import type { DeployedStack } from "./tear-down";

/** The project's stacks in the backend, opened from a folder without any stack's settings. */
export interface DeployedStacks {
  readonly workspace: LocalWorkspace;
  open(name: string): DeployedStack;
  close(): void;
}

/**
 * Opens the backend that `pulumi` uses. Settings come from each stack's last deployment and are written to a temporary
 * folder, so that the checkout's files are neither used nor overwritten.
 */
export async function openDeployedStacks(): Promise<DeployedStacks> {
  const copy = copyProject("teardown");
  const workspace = await LocalWorkspace.create({ workDir: copy.folder });
  return {
    workspace,
    open: (name) => deployedStack(name, workspace),
    close: () => {
      copy.remove();
    },
  };
}

function deployedStack(name: string, workspace: LocalWorkspace): DeployedStack {
  return {
    name,
    config: () => workspace.refreshConfig(name),
    destroy: async () => {
      const stack = await Stack.select(name, workspace);
      await stack.destroy({ onOutput: (text) => process.stdout.write(text) });
    },
    remove: () => workspace.removeStack(name),
  };
}
