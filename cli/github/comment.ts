import { gitHubApi, gitHubSettings } from "./github-api";
import { postPlan } from "./post-plan";
import { parseFlags, requireFlag, runCommand } from "../run-command";

const USAGE =
  "npm run pipeline:comment -- --plan FILE (--pull-request N | --head OWNER:BRANCH --sha SHA) [--label LABEL]";

/** Posts a plan on its pull request, over the comment of an earlier run. */
runCommand(async () => {
  const flags = parseFlags(USAGE, {
    plan: { type: "string" },
    "pull-request": { type: "string" },
    head: { type: "string" },
    sha: { type: "string" },
    label: { type: "string" },
  });
  const outcome = await postPlan(gitHubApi(gitHubSettings(process.env)), {
    file: requireFlag(flags.plan, "--plan", USAGE),
    pullRequest: flags["pull-request"],
    head: flags.head,
    sha: flags.sha,
    label: flags.label,
  });
  console.log(outcome);
  return 0;
});
