import { LocalWorkspace, Stack } from "@pulumi/pulumi/automation";
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROJECT_ROOT } from "../project-root";
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
  const folder = mkdtempSync(join(tmpdir(), "teardown-"));
  copyFileSync(join(PROJECT_ROOT, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  // The engine looks for the program's dynamic providers from here.
  symlinkSync(join(PROJECT_ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  const workspace = await LocalWorkspace.create({ workDir: folder });
  return {
    workspace,
    open: (name) => deployedStack(name, workspace),
    close: () => {
      rmSync(folder, { recursive: true, force: true });
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
