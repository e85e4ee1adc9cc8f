import type { Prompt } from "../../prompt";
import { UserError } from "../../user-error";
import type { DesiredEnvironment, PresentEnvironment, EnvironmentSetting } from "./environment";

/** Asks for each setting that is neither known nor at GitHub. Repeats the question after an empty answer. */
export async function askForSettings(
  prompt: Prompt,
  desired: DesiredEnvironment,
  present: PresentEnvironment | undefined,
): Promise<DesiredEnvironment> {
  const settings: EnvironmentSetting[] = [];
  for (const setting of desired.settings) {
    const isKnown = setting.value !== undefined || isThere(present, setting);
    settings.push(
      isKnown ? setting : { ...setting, value: await askForSetting(prompt, desired.name, setting) },
    );
  }
  return { ...desired, settings };
}

function isThere(
  present: PresentEnvironment | undefined,
  { name, unless }: EnvironmentSetting,
): boolean {
  const names = [...Object.keys(present?.variables ?? {}), ...(present?.secrets ?? [])];
  return names.includes(name) || (unless !== undefined && names.includes(unless));
}

/** Asks for one setting until the answer is not empty. */
export async function askForSetting(
  prompt: Prompt,
  environment: string,
  { kind, name, about }: Pick<EnvironmentSetting, "kind" | "name" | "about">,
): Promise<string> {
  const isSecret = kind === "secret";
  const text = `${name} of ${environment}, the ${about}${isSecret ? " (not shown)" : ""}`;
  for (;;) {
    const answer = await prompt.ask(text, isSecret);
    if (answer === undefined)
      throw new UserError(`The input ended before "${text}" was answered: nothing was changed.`);
    if (answer.trim() !== "") return answer.trim();
    prompt.say("It is empty.");
  }
}
