import { LocalWorkspace, type PulumiFn, type Stack } from "@pulumi/pulumi/automation";
import { PROJECT_NAME } from "../components/config/config-keys";
import program from "../index";
import { PROJECT_ROOT } from "./project-root";

/**
 * Returns an existing stack of this project, in the backend and with the engine that `pulumi` on PATH uses. The program
 * runs in this process, so no language host is needed.
 * @throws Error where there is no such stack, or no `pulumi`.
 */
export function selectStack(stackName: string, workDir = PROJECT_ROOT): Promise<Stack> {
  return LocalWorkspace.selectStack(
    { stackName, projectName: PROJECT_NAME, program: program as PulumiFn },
    { workDir },
  );
}
