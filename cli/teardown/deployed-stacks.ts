import { LocalWorkspace, Stack } from "@pulumi/pulumi/automation";
import { copyProject } from "../project-copy";
import type { DeployedStack } from "./tear-down";

/** The project's stacks in the backend, seen from a folder that holds no stack's settings. */
export interface DeployedStacks {
  readonly workspace: LocalWorkspace;
  open(name: string): DeployedStack;
  close(): void;
}

/**
 * Opens the backend that `pulumi` uses. Settings come from each stack's last deployment and are written to a temporary
 * folder, so that neither the checkout's files count nor are they written over.
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
