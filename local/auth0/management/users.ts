import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { forgetFactors } from "../store/factors";
import { unblock } from "../login/brute-force";
import type { JsonObject, Store, User } from "../store";
import { FIELDS_QUERY, pickFields, type FieldsQuery } from "./fields";
import { closed, flag, oneOfThese, text } from "./json-schema";
import { notFound } from "./management-error";
import { PAGE_QUERY, paginate, type PageQuery } from "./pagination";
import { formatUser } from "./user-format";
import { changeUser, createUser } from "./user-profile";
import { CREATE_USER, UPDATE_USER, type UserBody } from "./user-schemas";
import { search } from "./search-query";
import type { WithId } from "./with-id";

interface ListQuery extends PageQuery, FieldsQuery {
  q?: string;
  connection?: string;
  sort?: string;
}

export function userById(store: Store, id: string): User {
  const user = store.users.get(id);
  if (!user) throw notFound("The user does not exist.", "inexistent_user");
  return user;
}

/** Sorts users: `field:1` in ascending order, `field:-1` in descending order. */
function sortUsers(users: JsonObject[], sort: string | undefined): JsonObject[] {
  const [field = "", direction = "1"] = sort?.split(":") ?? [];
  if (!field) return users;
  const key = (user: JsonObject): string => String(user[field]);
  return users.toSorted((a, b) => key(a).localeCompare(key(b)) * Number(direction));
}

/** Deletes a user with their enrolled phones. */
export function deleteUser(store: Store, id: string): void {
  store.users.delete(id);
  for (const enrollment of store.enrollments.values()) {
    if (enrollment.user_id === id) store.enrollments.delete(enrollment.id);
  }
  forgetFactors(store, id);
}

function readRoutes(app: FastifyInstance, ctx: TenantContext): void {
  const query = closed({
    ...PAGE_QUERY,
    ...FIELDS_QUERY,
    q: text(),
    connection: text(),
    sort: text(),
    search_engine: oneOfThese("v1", "v2", "v3"),
    primary_order: flag,
  });
  app.get<{ Querystring: ListQuery }>(
    "/users",
    { config: { scopes: ["read:users"] }, schema: { querystring: query } },
    (request) => {
      const { connection, q, sort } = request.query;
      const users = [...ctx.store.users.values()]
        .filter((user) => !connection || user.connection === connection)
        .map((user) => formatUser(ctx.store, user));
      const found = sortUsers(search(users, q), sort);
      const shown = found.map((user) => pickFields(user, request.query));
      return paginate(shown, request.query, { key: "users", withLength: true });
    },
  );
  app.get<{ Querystring: FieldsQuery & { email: string } }>(
    "/users-by-email",
    {
      config: { scopes: ["read:users"] },
      schema: { querystring: closed({ ...FIELDS_QUERY, email: text() }, ["email"]) },
    },
    (request) =>
      [...ctx.store.users.values()]
        .filter(({ email }) => email === request.query.email.toLowerCase())
        .map((user) => pickFields(formatUser(ctx.store, user), request.query)),
  );
}

function singleRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<WithId & { Querystring: FieldsQuery }>(
    "/users/:id",
    { config: { scopes: ["read:users"] }, schema: { querystring: closed(FIELDS_QUERY) } },
    (request) =>
      pickFields(formatUser(ctx.store, userById(ctx.store, request.params.id)), request.query),
  );
}

/** Serves empty lists: roles and permissions have no effect on a login here, so a user has none. */
function emptyRoutes(app: FastifyInstance, ctx: TenantContext): void {
  const scopes = {
    roles: ["read:users", "read:roles", "read:role_members"],
    permissions: ["read:users"],
  } as const;
  for (const key of ["roles", "permissions"] as const) {
    app.get<WithId & { Querystring: PageQuery }>(
      `/users/:id/${key}`,
      {
        config: {
          scopes: scopes[key],
          differs: `a user has no ${key}, and can't be given any`,
        },
        schema: { querystring: closed(PAGE_QUERY) },
      },
      (request) => {
        userById(ctx.store, request.params.id);
        return paginate([], request.query, { key });
      },
    );
  }
}

function writeRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.post<{ Body: UserBody }>(
    "/users",
    { config: { scopes: ["create:users"] }, schema: { body: CREATE_USER } },
    async (request, reply) => {
      const user = await createUser(ctx, request.body);
      return reply.code(201).send(formatUser(ctx.store, user));
    },
  );
  app.patch<WithId & { Body: UserBody }>(
    "/users/:id",
    {
      config: { scopes: ["update:users", "update:users_app_metadata"] },
      schema: { body: UPDATE_USER },
    },
    async (request) => {
      const user = userById(ctx.store, request.params.id);
      await changeUser(ctx, user, request.body);
      if (request.body.password) unblock(ctx.store, user.email);
      return formatUser(ctx.store, user);
    },
  );
  app.delete<WithId>("/users/:id", { config: { scopes: ["delete:users"] } }, (request, reply) => {
    deleteUser(ctx.store, request.params.id);
    return reply.code(204).send();
  });
}

/** Serves users. */
export function usersRoutes(app: FastifyInstance, ctx: TenantContext): void {
  readRoutes(app, ctx);
  singleRoutes(app, ctx);
  emptyRoutes(app, ctx);
  writeRoutes(app, ctx);
}
