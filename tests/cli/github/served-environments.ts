import sodium from "libsodium-wrappers";

/** The answer without a body. */
export const NO_CONTENT = Symbol("204");

const PAGE = 10;
const BASE64 = (): sodium.base64_variants => sodium.base64_variants.ORIGINAL;

interface Rules {
  wait_timer?: number;
  prevent_self_review?: boolean;
  reviewers?: { type: string; id: number }[] | null;
  deployment_branch_policy?: object | null;
}

export interface ServedEnvironment {
  rules: Rules;
  branches: { id: number; name: string }[];
  variables: Record<string, string>;
  /** In clear: only the server's private key opens what it was sent. */
  secrets: Record<string, string>;
}

/** The environments of a repository, as GitHub's REST API serves them, with the accounts that may review. */
export class ServedEnvironments {
  readonly all = new Map<string, ServedEnvironment>();
  readonly accounts: Readonly<Record<string, number>> = {
    "/users/alice": 1,
    "/users/bob": 2,
    "/orgs/acme/teams/ops": 3,
  };
  private ids = 100;

  private constructor(
    private readonly keys: Readonly<Record<"publicKey" | "privateKey", Uint8Array>>,
  ) {}

  static async create(): Promise<ServedEnvironments> {
    await sodium.ready;
    return new ServedEnvironments(sodium.crypto_box_keypair());
  }

  /** Returns the body of the answer; `undefined` for 404. */
  answer(method: string, path: string, query: URLSearchParams, text: string): unknown {
    const id = this.accounts[path];
    if (id !== undefined) return { id };
    const body = (text === "" ? {} : JSON.parse(text)) as Record<string, string>;
    const [, name = "", ...rest] = path.split("/").map(decodeURIComponent);
    if (method === "PUT" && rest.length === 0) return this.put(name, body);
    const environment = this.all.get(name);
    if (environment === undefined) return undefined;
    const [what = "", item = ""] = rest;
    if (what === "") return show(environment);
    if (what === "deployment-branch-policies")
      return this.branches(environment, method, Number(item), body, query);
    if (what === "variables") return variables(environment, method, item, body, query);
    return what === "secrets" ? this.secrets(environment, method, item, body, query) : undefined;
  }

  /** As GitHub does: what the request leaves out is reset. */
  private put(name: string, rules: Rules): object {
    const present = this.all.get(name);
    const empty = { branches: [], variables: {}, secrets: {} };
    this.all.set(name, { ...(present ?? empty), rules });
    return { name };
  }

  private branches(
    environment: ServedEnvironment,
    method: string,
    id: number,
    { name = "" }: Record<string, string>,
    query: URLSearchParams,
  ): unknown {
    if (environment.rules.deployment_branch_policy === null) return undefined;
    if (method === "GET") return page("branch_policies", environment.branches, query);
    if (method === "POST") {
      environment.branches.push({ id: (this.ids += 1), name });
      return environment.branches.at(-1);
    }
    environment.branches = environment.branches.filter((branch) => branch.id !== id);
    return NO_CONTENT;
  }

  private secrets(
    { secrets }: ServedEnvironment,
    method: string,
    name: string,
    { encrypted_value = "" }: Record<string, string>,
    query: URLSearchParams,
  ): unknown {
    if (name === "public-key")
      return { key_id: "1", key: sodium.to_base64(this.keys.publicKey, BASE64()) };
    if (method === "GET")
      return page(
        "secrets",
        Object.keys(secrets).map((each) => ({ name: each })),
        query,
      );
    const sealed = sodium.from_base64(encrypted_value, BASE64());
    const { publicKey, privateKey } = this.keys;
    secrets[name] = sodium.to_string(sodium.crypto_box_seal_open(sealed, publicKey, privateKey));
    return NO_CONTENT;
  }
}

function show({ rules }: ServedEnvironment): object {
  const { reviewers, deployment_branch_policy = null, wait_timer = 0 } = rules;
  const wait = wait_timer === 0 ? [] : [{ type: "wait_timer", wait_timer }];
  const review = {
    type: "required_reviewers",
    prevent_self_review: rules.prevent_self_review ?? false,
    reviewers: (reviewers ?? []).map(({ type, id }) => ({
      type,
      reviewer: { id, ...(type === "User" ? { login: `user-${id}` } : { slug: `team-${id}` }) },
    })),
  };
  const protection_rules = [...wait, ...(review.reviewers.length === 0 ? [] : [review])];
  return { protection_rules, deployment_branch_policy };
}

function variables(
  environment: ServedEnvironment,
  method: string,
  item: string,
  { name = "", value = "" }: Record<string, string>,
  query: URLSearchParams,
): unknown {
  const all = Object.entries(environment.variables);
  if (method === "GET")
    return page(
      "variables",
      all.map(([each, text]) => ({ name: each, value: text })),
      query,
    );
  // A second POST of a name is a conflict, and so is a PATCH of one that isn't there.
  if ((method === "PATCH") !== (item === name && name in environment.variables)) return undefined;
  environment.variables[name] = value;
  return NO_CONTENT;
}

function page(key: string, items: readonly object[], query: URLSearchParams): object {
  const size = Math.min(Number(query.get("per_page") ?? PAGE), 30);
  const from = (Number(query.get("page") ?? 1) - 1) * size;
  return { total_count: items.length, [key]: items.slice(from, from + size) };
}
