import type { GitHubApi } from "./github-api";

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly type: string } | null;
}

const PAGE = 100;

/** One comment of a pull request that later runs find again by its label. */
export interface StickyComment {
  readonly pullRequest: number;
  /** Distinguishes this comment from those of other stacks. */
  readonly label: string;
  readonly body: string;
}

/** Writes the comment: replaces the one from an earlier run, or adds a new one. Returns which. */
export async function writeStickyComment(
  api: GitHubApi,
  comment: StickyComment,
): Promise<"created" | "updated"> {
  const marker = `<!-- plan:${comment.label} -->`;
  const body = `${marker}\n${comment.body}`;
  const earlier = await findComment(api, comment.pullRequest, marker);
  if (earlier === undefined) {
    await api.post(`issues/${comment.pullRequest}/comments`, { body });
    return "created";
  }
  await api.patch(`issues/comments/${earlier}`, { body });
  return "updated";
}

async function findComment(
  api: GitHubApi,
  pullRequest: number,
  marker: string,
): Promise<number | undefined> {
  for (let page = 1; ; page += 1) {
    const path = `issues/${pullRequest}/comments?per_page=${PAGE}&page=${page}`;
    const comments = (await api.get(path)) as Comment[];
    // A person's comment that contains the marker must not be replaced.
    const found = comments.find(
      ({ user, body }) => user?.type === "Bot" && body.startsWith(marker),
    );
    if (found) return found.id;
    if (comments.length < PAGE) return undefined;
  }
}
