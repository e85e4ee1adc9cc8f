import type { GitHubApi } from "../../../cli/github/github-api";

type Answer = unknown;

/** A GitHub that answers what it was given, records what it was asked, and fails on anything else. */
export function fakeGitHub(answers: Record<string, Answer>) {
  const calls: { call: string; body?: object }[] = [];
  const answer = (call: string, body?: object): Promise<unknown> => {
    calls.push({ call, ...(body && { body }) });
    if (!(call in answers)) throw new Error(`unexpected call: ${call}`);
    return Promise.resolve(answers[call]);
  };
  const api: GitHubApi = {
    get: (path) => answer(`GET ${path}`),
    post: (path, body) => answer(`POST ${path}`, body),
    put: (path, body) => answer(`PUT ${path}`, body),
    patch: (path, body) => answer(`PATCH ${path}`, body),
    delete: (path) => answer(`DELETE ${path}`),
  };
  return { api, calls };
}
