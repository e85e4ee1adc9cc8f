import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { NO_CONTENT, ServedEnvironments } from "./served-environments";

export interface ServedComment {
  readonly id: number;
  readonly pullRequest: number;
  body: string;
  readonly user: { readonly type: "Bot" };
}

export interface ServedPullRequest {
  readonly number: number;
  state: "open" | "closed";
  readonly head: { readonly sha: string; readonly label: string };
}

/** A GitHub on loopback with what the commands ask of it: pull requests, comments on them, and environments. */
export interface GitHubServer {
  readonly url: string;
  readonly pullRequests: ServedPullRequest[];
  readonly comments: ServedComment[];
  readonly environments: ServedEnvironments;
  /** Whether the token may administer the repository. */
  isAdmin: boolean;
  /** Requests that are refused, with their answer: `PUT environments/prod`. */
  readonly refused: Map<string, { readonly status: number; readonly message: string }>;
  /** Every request that is no reading, as `POST issues/7/comments`. */
  readonly writes: string[];
  close(): void;
}

export async function startGitHub(repository: string): Promise<GitHubServer> {
  const pullRequests: ServedPullRequest[] = [];
  const comments: ServedComment[] = [];
  const writes: string[] = [];
  const environments = await ServedEnvironments.create();
  const refused: GitHubServer["refused"] = new Map();
  const answer = (method: string, url: URL, body: string): unknown => {
    const path = url.pathname.replace(`/repos/${repository}/`, "");
    if (method !== "GET") writes.push(`${method} ${path}`);
    if (path === `/repos/${repository}`) return { permissions: { admin: served.isAdmin } };
    if (path.startsWith("environments/") || /^\/(users|orgs)\//.test(path))
      return environments.answer(method, path, url.searchParams, body);
    const [, number = ""] = /^(?:pulls|issues)\/(\d+)/.exec(path) ?? [];
    const [, id = ""] = /^issues\/comments\/(\d+)$/.exec(path) ?? [];
    const text = (): string => (JSON.parse(body) as { body: string }).body;
    if (method === "GET" && path === "pulls")
      return pullRequests.filter(
        ({ head, state }) => state === "open" && head.label === url.searchParams.get("head"),
      );
    if (method === "GET" && path === `pulls/${number}`)
      return pullRequests.find((pull) => pull.number === Number(number));
    if (method === "GET" && path === `issues/${number}/comments`)
      return comments.filter(({ pullRequest }) => pullRequest === Number(number));
    if (method === "POST" && path === `issues/${number}/comments`) {
      const comment = { id: comments.length + 1, pullRequest: Number(number), body: text() };
      comments.push({ ...comment, user: { type: "Bot" } });
      return comment;
    }
    const comment = comments.find((candidate) => candidate.id === Number(id));
    if (method !== "PATCH" || comment === undefined) return undefined;
    comment.body = text();
    return comment;
  };
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const url = new URL(request.url ?? "", "http://x");
      const path = url.pathname.replace(`/repos/${repository}/`, "");
      const refusal = refused.get(`${request.method} ${path}`);
      const found = refusal ?? answer(request.method ?? "", url, body);
      response.statusCode = refusal?.status ?? (found === undefined ? 404 : 200);
      if (found === NO_CONTENT) response.writeHead(204).end();
      else response.end(JSON.stringify(found ?? { message: "Not Found" }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const served: GitHubServer = {
    url: `http://127.0.0.1:${port}`,
    pullRequests,
    comments,
    environments,
    isAdmin: true,
    refused,
    writes,
    close: () => void server.close(),
  };
  return served;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}
