import type { GitHubApi } from "../../github/github-api";
import type {
  DesiredEnvironment,
  PresentEnvironment,
  Reviewer,
  EnvironmentSetting,
} from "./environment";
import { pathOf } from "./present";
import { seal } from "./seal";

/** One difference between GitHub and what the workflows need. */
export interface EnvironmentChange {
  /** A line with `+` for what is added, `~` for what is changed and `-` for what is removed. No secret is in it. */
  readonly text: string;
  /** Applies the change. */
  readonly apply: (api: GitHubApi) => Promise<unknown>;
}

/**
 * Lists the differences, in the order in which to apply them: the rules come before the secrets that they protect.
 * @param replaceSecrets also writes the secrets that GitHub has. Default: false, as nobody can read them again.
 */
export function changesOf(
  desired: DesiredEnvironment,
  present: PresentEnvironment | undefined,
  replaceSecrets = false,
): EnvironmentChange[] {
  return [
    ...ruleChanges(desired, present),
    ...branchChanges(desired, present),
    ...desired.settings.flatMap((setting) =>
      setting.kind === "variable"
        ? variableChange(desired.name, setting, present)
        : secretChange(desired.name, setting, present, replaceSecrets),
    ),
  ];
}

function ruleChanges(
  desired: DesiredEnvironment,
  present: PresentEnvironment | undefined,
): EnvironmentChange[] {
  const reviewers = desired.reviewers ?? present?.reviewers ?? [];
  const hasBranches =
    present !== undefined &&
    (present.branches === "all") === (desired.branches === "all") &&
    present.branches !== "protected";
  if (present !== undefined && hasBranches && idsOf(present.reviewers) === idsOf(reviewers))
    return [];
  const body = {
    wait_timer: present?.waitTimer ?? 0,
    prevent_self_review: present?.preventSelfReview ?? false,
    reviewers: reviewers.map(({ type, id }) => ({ type, id })),
    deployment_branch_policy:
      desired.branches === "all"
        ? null
        : { protected_branches: false, custom_branch_policies: true },
  };
  const who =
    reviewers.length === 0 ? "no reviewer" : `a deployment waits for ${namesOf(reviewers)}`;
  const branches = desired.branches === "all" ? "every branch" : "main only";
  return [
    {
      text: `${present === undefined ? "+" : "~"} rules: ${branches}; ${who}`,
      apply: (api) => api.put(pathOf(desired.name), body),
    },
  ];
}

function branchChanges(
  desired: DesiredEnvironment,
  present: PresentEnvironment | undefined,
): EnvironmentChange[] {
  if (desired.branches === "all") return [];
  const path = `${pathOf(desired.name)}/deployment-branch-policies`;
  const named =
    present === undefined || typeof present.branches === "string" ? [] : present.branches;
  const added = named.some(({ name }) => name === "main")
    ? []
    : [{ text: "+ branch main", apply: (api: GitHubApi) => api.post(path, { name: "main" }) }];
  const removed = named
    .filter(({ name }) => name !== "main")
    .map(({ id, name }) => ({
      text: `- branch ${name}`,
      apply: (api: GitHubApi) => api.delete(`${path}/${id}`),
    }));
  return [...added, ...removed];
}

function variableChange(
  environment: string,
  { name, value }: EnvironmentSetting,
  present: PresentEnvironment | undefined,
): EnvironmentChange[] {
  const before = present?.variables[name];
  if (value === undefined || value === before) return [];
  const path = `${pathOf(environment)}/variables`;
  if (before === undefined)
    return [
      { text: `+ variable ${name}: ${value}`, apply: (api) => api.post(path, { name, value }) },
    ];
  return [
    {
      text: `~ variable ${name}: ${before} → ${value}`,
      apply: (api) => api.patch(`${path}/${name}`, { name, value }),
    },
  ];
}

function secretChange(
  environment: string,
  { name, value }: EnvironmentSetting,
  present: PresentEnvironment | undefined,
  replace: boolean,
): EnvironmentChange[] {
  const isThere = present?.secrets.includes(name) ?? false;
  if (value === undefined || (isThere && !replace)) return [];
  const path = `${pathOf(environment)}/secrets`;
  return [
    {
      text: `${isThere ? "~" : "+"} secret ${name}`,
      apply: async (api) => {
        const { key, key_id } = (await api.get(`${path}/public-key`)) as Record<
          "key" | "key_id",
          string
        >;
        await api.put(`${path}/${name}`, { encrypted_value: await seal(value, key), key_id });
      },
    },
  ];
}

const namesOf = (reviewers: readonly Reviewer[]): string =>
  reviewers.map(({ name }) => name).join(", ");

const idsOf = (reviewers: readonly Reviewer[]): string =>
  reviewers
    .map(({ type, id }) => `${type} ${id}`)
    .sort()
    .join();
