import { flag, integer, text, type JsonSchema } from "./json-schema";
import { badRequest } from "./management-error";

const DEFAULT_PER_PAGE = 50;
const MAX_PER_PAGE = 100;

/** Query of a list with numbered pages. */
export const PAGE_QUERY: Record<string, JsonSchema> = {
  page: integer(0),
  per_page: integer(0, MAX_PER_PAGE),
  include_totals: flag,
};

/** Query of a list that also supports checkpoints. */
export const CHECKPOINT_QUERY: Record<string, JsonSchema> = {
  ...PAGE_QUERY,
  from: text(),
  take: integer(1, MAX_PER_PAGE),
};

export interface PageQuery {
  page?: number;
  per_page?: number;
  include_totals?: boolean;
  from?: string;
  take?: number;
}

interface PageShape {
  /** The key of the list in answers that are objects. */
  key: string;
  /** Whether the answer includes its length, as users and logs do. */
  withLength?: boolean;
}

/** Returns where a checkpoint's page starts. Checkpoints are opaque to clients. */
function checkpointOffset(from: string | undefined): number {
  if (from === undefined) return 0;
  const offset = Number(Buffer.from(from, "base64url").toString());
  if (Number.isInteger(offset) && offset >= 0) return offset;
  throw badRequest('The "from" parameter is not a valid checkpoint.', "invalid_query_string");
}

function checkpointPage(items: unknown[], query: PageQuery, key: string): object {
  const offset = checkpointOffset(query.from);
  const end = offset + (query.take ?? DEFAULT_PER_PAGE);
  return {
    ...(end < items.length && { next: Buffer.from(String(end)).toString("base64url") }),
    [key]: items.slice(offset, end),
  };
}

/**
 * Returns one page of a list, in the form that the query requests: a bare array, an object with totals, or, with `take` or
 * `from`, an object with the next checkpoint.
 */
export function paginate(items: unknown[], query: PageQuery, shape: PageShape): object {
  if (query.take !== undefined || query.from !== undefined) {
    return checkpointPage(items, query, shape.key);
  }
  const limit = query.per_page ?? DEFAULT_PER_PAGE;
  const start = (query.page ?? 0) * limit;
  const page = items.slice(start, start + limit);
  if (!query.include_totals) return page;
  return {
    total: items.length,
    start,
    limit,
    ...(shape.withLength && { length: page.length }),
    [shape.key]: page,
  };
}

/**
 * Returns a page of Actions' lists, which leave out zeros: the first page has no `page`, an empty one no `total`. The
 * official plugin requests page after page until `total` is missing.
 */
export function actionsPage(items: object[], query: PageQuery, key: string): object {
  const { page = 0, per_page = 20 } = query;
  const shown = items.slice(page * per_page, (page + 1) * per_page);
  return {
    [key]: shown,
    ...(shown.length > 0 && { total: items.length }),
    ...(page > 0 && { page }),
    per_page,
  };
}
