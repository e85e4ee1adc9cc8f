import { EXIT, UserError } from "../user-error";

const STACK_NAME = /^(\w[\w.-]*\/){0,2}\w[\w.-]{0,99}$/;

/** A file that is something else would fill the screen. */
const SHOWN = 5;

/**
 * Reads a list of stacks: one name per line, with or without organization and project. Ignores blank lines and what follows a
 * `#`.
 * @throws UserError naming every line that isn't a stack's name, or repeats one
 */
export function parseStackList(text: string, file: string): string[] {
  const stacks: string[] = [];
  const problems: string[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const name = line.replace(/#.*/, "").trim();
    if (name === "") return;
    if (!STACK_NAME.test(name)) problems.push(`line ${index + 1} is not a stack's name`);
    else if (stacks.includes(name)) problems.push(`line ${index + 1} has ${name} again`);
    else stacks.push(name);
  });
  if (problems.length > 0) {
    const more = problems.length > SHOWN ? `, and ${problems.length - SHOWN} more` : "";
    const shown = problems.slice(0, SHOWN).join(", ");
    throw new UserError(`${file} is not a list of stacks: ${shown}${more}.`, EXIT.usage);
  }
  if (stacks.length === 0)
    throw new UserError(`${file} has no stack: write one name per line.`, EXIT.usage);
  return stacks;
}
