/**
 * Returns a stack's name without organization and project.
 * @param stack its name, with or without them, as Pulumi Cloud has it
 */
export function stackName(stack: string): string {
  return stack.split("/").at(-1) ?? stack;
}
