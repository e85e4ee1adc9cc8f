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
  /** Left out where it isn't known; GitHub's is kept then, and where GitHub has none, someone is asked. */
  readonly value?: string | undefined;
  /** What to ask for. */
  readonly about: string;
  /** A setting in whose presence this one isn't needed. */
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
  /** Names; GitHub shows no value. */
  readonly secrets: readonly string[];
}
