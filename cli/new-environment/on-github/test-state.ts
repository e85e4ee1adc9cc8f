import type { GitHubApi } from "../../github/github-api";
import type { Prompt } from "../../prompt";
import { pullRequestOf } from "../../pull-request-stack";
import { allStacks } from "../../pulumi-backend";
import { stackName } from "../../stack-name";
import { askForSetting } from "./ask-settings";
import { type DeployedFrom, PULUMI_CLOUD } from "./desired";
import { readEnvironment } from "./present";

const BACKEND = {
  kind: "variable",
  name: "PULUMI_BACKEND_URL",
  about: "URL of a backend that reaches no stack but those of pull requests",
} as const;

/**
 * Returns the backend of the environment `test`: the one that GitHub has, or the answer. The backend of this command is
 * accepted only without other stacks, since a labeled pull request's code can write whatever that environment can.
 */
export async function backendOfTest(
  api: GitHubApi,
  prompt: Prompt,
  { stack, backend: own }: Pick<DeployedFrom, "stack" | "backend">,
  folder: string,
): Promise<string> {
  const isOther = (name: string): boolean =>
    pullRequestOf(name) === undefined && stackName(name) !== stack;
  const present = (await readEnvironment(api, "test"))?.variables ?? {};
  let backend = present[BACKEND.name];
  if (!backend && present["PULUMI_ORGANIZATION"]) return PULUMI_CLOUD;
  for (;;) {
    const others = backend === own ? (await allStacks(folder)).filter(isOther) : [];
    if (backend && others.length === 0) return backend;
    if (backend)
      prompt.say(`A labeled pull request could change ${others.join(", ")} at ${backend}.`);
    backend = await askForSetting(prompt, "test", BACKEND);
  }
}
