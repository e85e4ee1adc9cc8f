/** Someone who may approve a deployment. */
export interface Reviewer {
  readonly type: "User" | "Team";
  readonly id: number;
  /** A login, or `organization/team`. */
  readonly name: string;
}

/** A variable or a secret of a GitHub environment. */
export interface EnvironmentSetting {
  readonly kind: "variable" | "secret";
  readonly name: string;
  /** Left out if it isn't known: then GitHub's is kept, and if GitHub has none, someone is asked. */
  readonly value?: string | undefined;
  /** What to ask for. */
  readonly about: string;
  /** A setting that makes this one unnecessary. */
  readonly unless?: string;
}

/** A GitHub environment as the workflows need it. */
export interface DesiredEnvironment {
  readonly name: string;
  /** What its rules protect. */
  readonly protects: string;
  /** The branches whose jobs get its variables and secrets. */
  readonly branches: "main" | "all";
  /** Left out to keep those that GitHub has. */
  readonly reviewers?: readonly Reviewer[] | undefined;
  readonly settings: readonly EnvironmentSetting[];
}

/** Branches that may use an environment: all, those with a branch protection, or named ones. */
export type Branches =
  "all" | "protected" | readonly { readonly id: number; readonly name: string }[];

/** A GitHub environment as it is. */
export interface PresentEnvironment {
  readonly reviewers: readonly Reviewer[];
  readonly branches: Branches;
  /** Minutes before a deployment starts. */
  readonly waitTimer: number;
  readonly preventSelfReview: boolean;
  readonly variables: Readonly<Record<string, string>>;
  /** Names only: GitHub shows no values. */
  readonly secrets: readonly string[];
}
