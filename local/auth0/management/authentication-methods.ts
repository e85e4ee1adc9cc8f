import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { forgetFactors } from "../store/factors";
import type { PhoneEnrollment, Store } from "../store";
import {
  CREATE_METHOD,
  createMethod,
  formatChangedMethod,
  formatMethod,
  formatNewMethod,
  methodId,
  ONLY_PHONE,
  REPLACE_METHODS,
  UPDATE_METHOD,
  type MethodBody,
} from "./authentication-method";
import { closed } from "./json-schema";
import { conflict, notFound } from "./management-error";
import { PAGE_QUERY, paginate, type PageQuery } from "./pagination";
import { findUser } from "./users";

type WithId = { Params: { id: string } };
type WithMethodId = { Params: { id: string; methodId: string } };

function enrollmentsOf(store: Store, userId: string): PhoneEnrollment[] {
  findUser(store, userId);
  return [...store.enrollments.values()].filter(({ user_id }) => user_id === userId);
}

function findMethod(
  store: Store,
  { id, methodId: wanted }: WithMethodId["Params"],
): PhoneEnrollment {
  const found = enrollmentsOf(store, id).find((one) => methodId(one) === wanted);
  if (!found) throw notFound("The authentication method does not exist.");
  return found;
}

const LIST = "/users/:id/authentication-methods";

function listRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<WithId & { Querystring: PageQuery }>(
    LIST,
    {
      config: { scopes: ["read:authentication_methods"] },
      schema: { querystring: closed(PAGE_QUERY) },
    },
    (request) => {
      const methods = enrollmentsOf(ctx.store, request.params.id).map(formatMethod);
      return paginate(methods, request.query, { key: "authenticators" });
    },
  );
  app.post<WithId & { Body: MethodBody }>(
    LIST,
    {
      config: { scopes: ["create:authentication_methods"], differs: ONLY_PHONE },
      schema: { body: CREATE_METHOD },
    },
    (request, reply) => {
      const existing = enrollmentsOf(ctx.store, request.params.id);
      const method = createMethod(request.params.id, request.body, ctx.clock.iso());
      const isKnown = existing.some(({ phone_number }) => phone_number === method.phone_number);
      if (isKnown) throw conflict("Authentication method already exists.");
      ctx.store.enrollments.set(method.id, method);
      return reply.code(201).send(formatNewMethod(method));
    },
  );
}

function replaceRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.put<WithId & { Body: MethodBody[] }>(
    LIST,
    {
      config: { scopes: ["update:authentication_methods"], differs: ONLY_PHONE },
      schema: { body: REPLACE_METHODS },
    },
    (request) => {
      const before = enrollmentsOf(ctx.store, request.params.id);
      const at = ctx.clock.iso();
      const methods = request.body.map((body) => createMethod(request.params.id, body, at));
      for (const { id } of before) ctx.store.enrollments.delete(id);
      for (const method of methods) ctx.store.enrollments.set(method.id, method);
      return methods.map(formatNewMethod);
    },
  );
  app.delete<WithId>(
    LIST,
    { config: { scopes: ["delete:authentication_methods"] } },
    (request, reply) => {
      const before = enrollmentsOf(ctx.store, request.params.id);
      for (const { id } of before) ctx.store.enrollments.delete(id);
      forgetFactors(ctx.store, request.params.id);
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
      Object.assign(method, request.body);
      return formatChangedMethod(method);
    },
  );
  app.delete<WithMethodId>(
    path,
    { config: { scopes: ["delete:authentication_methods"] } },
    (request, reply) => {
      ctx.store.enrollments.delete(findMethod(ctx.store, request.params).id);
      return reply.code(204).send();
    },
  );
}

/** The phones of a user; without one, the next login enrolls again. */
export function authenticationMethodsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  listRoutes(app, ctx);
  replaceRoutes(app, ctx);
  singleRoutes(app, ctx);
}
