import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import {
  createMethod,
  ENROLLABLE,
  formatChangedMethod,
  formatMethod,
  formatNewMethod,
  keepMethod,
  methodId,
  methodsOf,
  removeMethod,
  type AuthenticationMethod,
} from "./authentication-method";
import {
  CREATE_METHOD,
  REPLACE_METHODS,
  UPDATE_METHOD,
  type MethodBody,
} from "./authentication-method-schemas";
import { closed } from "./json-schema";
import { badRequest, conflict, notFound } from "./management-error";
import { PAGE_QUERY, paginate, type PageQuery } from "./pagination";
import type { Store } from "../store";
import { userById } from "./users";
import type { WithId } from "./with-id";

type WithMethodId = { Params: { id: string; methodId: string } };

const methodsOfKnown = (store: Store, userId: string): AuthenticationMethod[] =>
  methodsOf(store, userById(store, userId).user_id);

function findMethod(
  store: Store,
  { id, methodId: wanted }: WithMethodId["Params"],
): AuthenticationMethod {
  const found = methodsOfKnown(store, id).find((one) => methodId(one) === wanted);
  if (!found) throw notFound("The authentication method does not exist.");
  return found;
}

/** Returns whether two methods are the same phone. */
const isSamePhone = (a: AuthenticationMethod, b: AuthenticationMethod): boolean =>
  a.type === "phone" && b.type === "phone" && a.of.phone_number === b.of.phone_number;

const LIST = "/users/:id/authentication-methods";

function listRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<WithId & { Querystring: PageQuery }>(
    LIST,
    {
      config: { scopes: ["read:authentication_methods"] },
      schema: { querystring: closed(PAGE_QUERY) },
    },
    (request) => {
      const methods = methodsOfKnown(ctx.store, request.params.id).map(formatMethod);
      return paginate(methods, request.query, { key: "authenticators" });
    },
  );
  app.post<WithId & { Body: MethodBody }>(
    LIST,
    {
      config: { scopes: ["create:authentication_methods"], differs: ENROLLABLE },
      schema: { body: CREATE_METHOD },
    },
    (request, reply) => {
      const existing = methodsOfKnown(ctx.store, request.params.id);
      const method = createMethod(request.params.id, request.body, ctx.clock.iso());
      if (existing.some((one) => isSamePhone(one, method)))
        throw conflict("Authentication method already exists.");
      keepMethod(ctx.store, method);
      return reply.code(201).send(formatNewMethod(method));
    },
  );
}

function replaceRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.put<WithId & { Body: MethodBody[] }>(
    LIST,
    {
      config: { scopes: ["update:authentication_methods"], differs: ENROLLABLE },
      schema: { body: REPLACE_METHODS },
    },
    (request) => {
      const before = methodsOfKnown(ctx.store, request.params.id);
      const at = ctx.clock.iso();
      const methods = request.body.map((body) => createMethod(request.params.id, body, at));
      for (const method of before) removeMethod(ctx.store, method);
      for (const method of methods) keepMethod(ctx.store, method);
      return methods.map(formatNewMethod);
    },
  );
  app.delete<WithId>(
    LIST,
    { config: { scopes: ["delete:authentication_methods"] } },
    (request, reply) => {
      for (const method of methodsOfKnown(ctx.store, request.params.id))
        removeMethod(ctx.store, method);
      return reply.code(204).send();
    },
  );
}

function singleRoutes(app: FastifyInstance, ctx: TenantContext): void {
  const path = "/users/:id/authentication-methods/:methodId";
  app.get<WithMethodId>(path, { config: { scopes: ["read:authentication_methods"] } }, (request) =>
    formatMethod(findMethod(ctx.store, request.params)),
  );
  app.patch<WithMethodId & { Body: Partial<MethodBody> }>(
    path,
    {
      config: { scopes: ["update:authentication_methods"] },
      schema: { body: UPDATE_METHOD },
    },
    (request) => {
      const method = findMethod(ctx.store, request.params);
      if (method.type === "recovery-code") throw badRequest("A recovery code can't be changed.");
      Object.assign(method.of, request.body);
      return formatChangedMethod(method);
    },
  );
  app.delete<WithMethodId>(
    path,
    { config: { scopes: ["delete:authentication_methods"] } },
    (request, reply) => {
      removeMethod(ctx.store, findMethod(ctx.store, request.params));
      return reply.code(204).send();
    },
  );
}

/** Serves a user's second factors. Without one, the next login enrolls again. */
export function authenticationMethodsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  listRoutes(app, ctx);
  replaceRoutes(app, ctx);
  singleRoutes(app, ctx);
}
