import type { GitHubApi } from "../../github/github-api";
import { GitHubRefusal } from "../../github/github-refusal";
import type { Branches, PresentEnvironment, Reviewer } from "./environment";

/** The most variables of an environment that GitHub returns in a page. */
const PAGE = 30;

interface Rule {
  readonly type: string;
  readonly wait_timer?: number;
  readonly prevent_self_review?: boolean;
  readonly reviewers?: readonly {
    readonly type: "User" | "Team";
    readonly reviewer: { readonly id: number; readonly login?: string; readonly slug?: string };
  }[];
}

interface Environment {
  readonly protection_rules?: readonly Rule[];
  readonly deployment_branch_policy: { readonly custom_branch_policies: boolean } | null;
}

/** Returns the path of an environment, below the repository's. */
export function pathOf(environment: string): string {
  return `environments/${encodeURIComponent(environment)}`;
}

/** Reads an environment; `undefined` if there is none. */
export async function readEnvironment(
  api: GitHubApi,
  name: string,
): Promise<PresentEnvironment | undefined> {
  const path = pathOf(name);
  const found = (await api.get(path).catch(orUndefined)) as Environment | undefined;
  if (found === undefined) return undefined;
  const rules = found.protection_rules ?? [];
  const review = rules.find(({ type }) => type === "required_reviewers");
  const variables = await list<{ name: string; value: string }>(
    api,
    `${path}/variables`,
    "variables",
  );
  const secrets = await list<{ name: string }>(api, `${path}/secrets`, "secrets");
  return {
    reviewers: (review?.reviewers ?? []).map(({ type, reviewer }): Reviewer => ({
      type,
      id: reviewer.id,
      name: reviewer.login ?? reviewer.slug ?? String(reviewer.id),
    })),
    branches: await branchesOf(api, path, found),
    waitTimer: rules.find(({ type }) => type === "wait_timer")?.wait_timer ?? 0,
    preventSelfReview: review?.prevent_self_review ?? false,
    variables: Object.fromEntries(variables.map((variable) => [variable.name, variable.value])),
    secrets: secrets.map((secret) => secret.name),
  };
}

async function branchesOf(
  api: GitHubApi,
  path: string,
  { deployment_branch_policy: policy }: Environment,
): Promise<Branches> {
  if (policy === null) return "all";
  if (!policy.custom_branch_policies) return "protected";
  return list(api, `${path}/deployment-branch-policies`, "branch_policies");
}

async function list<Item>(api: GitHubApi, path: string, key: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await api.get(`${path}?per_page=${PAGE}&page=${page}`);
    const found = (answer as Record<string, Item[]>)[key] ?? [];
    items.push(...found);
    if (found.length < PAGE) return items;
  }
}

function orUndefined(error: unknown): undefined {
  if (error instanceof GitHubRefusal && error.status === 404) return undefined;
  throw error;
}
