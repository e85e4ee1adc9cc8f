import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Flags } from "./flags";
import { PROJECT_ROOT } from "./project-root";
import { EXIT, UserError } from "./user-error";

/** The flag that names the project's folder. */
export const FOLDER_FLAG = {
  cwd: {
    type: "text",
    value: "FOLDER",
    about: "The folder with Pulumi.yaml; default: this repository",
  },
} as const satisfies Flags;

/** The flags of a command that works on one stack. */
export const STACK_FLAGS = {
  stack: { type: "text", value: "NAME", about: "The stack", required: true },
  ...FOLDER_FLAG,
} as const satisfies Flags;

/**
 * Returns the project's folder that `--cwd` names, as an absolute path.
 * @throws UserError if it has no Pulumi.yaml
 */
export function projectFolder(cwd: string | undefined): string {
  const folder = cwd === undefined ? PROJECT_ROOT : resolve(cwd);
  if (!existsSync(join(folder, "Pulumi.yaml")))
    throw new UserError(
      `${folder} has no Pulumi.yaml: give \`--cwd\` the folder of the project.`,
      EXIT.usage,
    );
  return folder;
}
