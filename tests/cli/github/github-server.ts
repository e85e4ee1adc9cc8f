import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

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

/** A GitHub on loopback with what the commands ask of it: pull requests, and comments on them. */
export interface GitHubServer {
  readonly url: string;
  readonly pullRequests: ServedPullRequest[];
  readonly comments: ServedComment[];
  /** Every request that is no reading, as `POST issues/7/comments`. */
  readonly writes: string[];
  close(): void;
}

export async function startGitHub(repository: string): Promise<GitHubServer> {
  const pullRequests: ServedPullRequest[] = [];
  const comments: ServedComment[] = [];
  const writes: string[] = [];
  const answer = (method: string, url: URL, body: string): unknown => {
    const path = url.pathname.replace(`/repos/${repository}/`, "");
    if (method !== "GET") writes.push(`${method} ${path}`);
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
      const found = answer(request.method ?? "", new URL(request.url ?? "", "http://x"), body);
      response.statusCode = found === undefined ? 404 : 200;
      response.end(JSON.stringify(found ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): void => void server.close();
  return { url: `http://127.0.0.1:${port}`, pullRequests, comments, writes, close };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}
