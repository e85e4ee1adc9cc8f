import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import type { JsonObject, LogEvent } from "../store";
import { FIELDS_QUERY, pickFields, type FieldsQuery } from "./fields";
import { closed, integer, text } from "./json-schema";
import { badRequest, notFound } from "./management-error";
import { PAGE_QUERY, paginate, type PageQuery } from "./pagination";
import { search as searchItems } from "./search-query";
import { userById } from "./users";
import type { WithId } from "./with-id";

interface ListQuery extends PageQuery, FieldsQuery {
  sort?: string;
  q?: string;
  search?: string;
}

const CONFIG = { scopes: ["read:logs", "read:logs_users"] } as const;
/** A search by page reaches no further. Source: Auth0, "Retrieve Log Events Using the Management API". */
const REACH = 1000;

function formatEvent(event: LogEvent): JsonObject {
  return { ...event, _id: event.log_id };
}

/** Returns events newest first, unless `date:1` asks for the oldest. */
function inOrder(events: readonly LogEvent[], sort: string | undefined): LogEvent[] {
  return sort === "date:1" ? [...events] : events.toReversed();
}

/** Returns the events after the one in `from`, oldest first. */
function after(events: readonly LogEvent[], logId: string, take: number): LogEvent[] {
  return events.filter(({ log_id }) => log_id > logId).slice(0, take);
}

function listRoute(app: FastifyInstance, ctx: TenantContext): void {
  const query = closed({
    ...PAGE_QUERY,
    ...FIELDS_QUERY,
    sort: text(),
    q: text(),
    search: text(),
    from: text(),
    take: integer(1, 100),
  });
  app.get<{ Querystring: ListQuery }>(
    "/logs",
    { config: CONFIG, schema: { querystring: query } },
    (request) => {
      const { from, take, q, search, sort, ...page } = request.query;
      if (from !== undefined) return after(ctx.store.logs, from, take ?? 50).map(formatEvent);
      if ((page.page ?? 0) * (page.per_page ?? 50) >= REACH)
        throw badRequest(`You can only page through the first ${REACH} records`, "invalid_paging");
      const events = searchItems(inOrder(ctx.store.logs, sort).map(formatEvent), q ?? search);
      const shown = events.map((event) => pickFields(event, request.query));
      return paginate(shown, page, { key: "logs", withLength: true });
    },
  );
}

/** Serves the tenant's log: logins, codes that were sent or failed, Actions that failed. */
export function logsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  listRoute(app, ctx);
  app.get<WithId>("/logs/:id", { config: CONFIG }, (request) => {
    const event = ctx.store.logs.find(({ log_id }) => log_id === request.params.id);
    if (!event) throw notFound("The log event does not exist.");
    return formatEvent(event);
  });
  app.get<WithId & { Querystring: ListQuery }>(
    "/users/:id/logs",
    { config: CONFIG, schema: { querystring: closed({ ...PAGE_QUERY, sort: text() }) } },
    (request) => {
      const { user_id } = userById(ctx.store, request.params.id);
      const events = inOrder(ctx.store.logs, request.query.sort)
        .filter((event) => event.user_id === user_id)
        .map(formatEvent);
      return paginate(events, request.query, { key: "logs", withLength: true });
    },
  );
}
