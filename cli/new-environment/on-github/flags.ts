import type { Flags } from "../../flags";

/** Flags of `new-environment` for GitHub's environments. */
export const GITHUB_FLAGS = {
  github: {
    type: "switch",
    about: "Makes the environments at GitHub too; for an existing stack, only those",
  },
  repository: {
    type: "text",
    value: "OWNER/NAME",
    about: "With --github: the repository; default: the git remote `origin`",
  },
  reviewers: {
    type: "text",
    value: "NAMES",
    about: "With --github: who approves deployments: logins and ORGANIZATION/TEAM, with commas",
  },
  "replace-secrets": {
    type: "switch",
    about: "With --github: also writes the secrets that GitHub has",
  },
  "token-file": {
    type: "text",
    value: "FILE",
    about: "With --github: a file with the token; default: GITHUB_TOKEN or GH_TOKEN",
  },
  yes: { type: "switch", about: "With --github: makes what it shows without asking" },
} as const satisfies Flags;
