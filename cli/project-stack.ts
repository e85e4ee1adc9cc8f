import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation";
import { PROJECT_ROOT } from "./project-root";

/**
 * Returns an existing stack of this project, in the backend and with the engine that `pulumi` on PATH uses. Its operations
 * run that CLI, with the language host next to it.
 * @throws Error if there is no such stack, or no `pulumi`
 */
export function selectStack(stackName: string, workDir = PROJECT_ROOT): Promise<Stack> {
  return LocalWorkspace.selectStack({ stackName, workDir });
}
