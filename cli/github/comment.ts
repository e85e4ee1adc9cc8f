import { defineCommand, runCommand } from "../command";
import { gitHubApi, gitHubSettings } from "./github-api";
import { postPlan } from "./post-plan";

/** Posts a plan on its pull request, replacing the comment of an earlier run. */
export const comment = defineCommand({
  name: "comment",
  summary: "Posts a plan on its pull request, replacing the comment of an earlier run.",
  flags: {
    plan: {
      type: "text",
      value: "FILE",
      about: "What `npm run preview -- --out FILE` wrote",
      required: true,
    },
    "pull-request": { type: "number", value: "N", about: "The pull request", min: 1, max: 1e9 },
    head: {
      type: "text",
      value: "OWNER:BRANCH",
      about: "Finds the pull request of a run that isn't trusted",
    },
    sha: { type: "text", value: "SHA", about: "The commit that the pull request must still have" },
    label: { type: "text", value: "LABEL", about: "Names the comment; default: the plan's stack" },
  },
  example: "--plan plan.json --pull-request 7",
  exit: { done: "posted, or the pull request has moved on", failed: "not posted" },
  run: async (flags, { out }) => {
    const outcome = await postPlan(gitHubApi(gitHubSettings(process.env)), {
      file: flags.plan,
      pullRequest: flags["pull-request"],
      head: flags.head,
      sha: flags.sha,
      label: flags.label,
    });
    out(outcome);
    return 0;
  },
});

if (require.main === module) void runCommand(comment);
