import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { newId } from "../ids";
import type { PhoneEnrollment, Store } from "../store";
import { closed, flag, list, oneOfThese, text, type JsonSchema } from "./json-schema";
import { badRequest, conflict, notFound } from "./management-error";
import { PAGE_QUERY, paginate, type PageQuery } from "./pagination";
import { now } from "./timestamps";
import { findUser } from "./users";

type WithId = { Params: { id: string } };
type WithMethodId = { Params: { id: string; methodId: string } };

interface MethodBody {
  type: string;
  name?: string;
  phone_number?: string;
  preferred_authentication_method?: "sms" | "voice";
}

const PREFIX = "phone|";
const ONLY_PHONE = "this tenant has phones only, no other authentication method";
const PREFERRED = oneOfThese("sms", "voice");
const METHOD: Record<string, JsonSchema> = {
  type: oneOfThese("phone", "email", "totp", "webauthn-roaming", "passkey"),
  name: text({ minLength: 1, maxLength: 20 }),
  phone_number: text({ minLength: 2, maxLength: 30 }),
  preferred_authentication_method: PREFERRED,
  email: text(),
  totp_secret: text(),
};
/** What only passkeys and security keys have. */
const CREDENTIAL: Record<string, JsonSchema> = {
  key_id: text(),
  public_key: text(),
  aaguid: text({ format: "uuid" }),
  relying_party_identifier: text(),
  credential_device_type: oneOfThese("single_device", "multi_device"),
  credential_backed_up: flag,
  identity_user_id: text(),
  user_agent: text(),
  user_handle: text(),
  transports: list(text()),
};

function formatMethod(enrollment: PhoneEnrollment): object {
  const { id, confirmed, phone_number, preferred_authentication_method, created_at } = enrollment;
  const { enrolled_at, last_auth_at } = enrollment;
  return {
    id: `${PREFIX}${id}`,
    type: "phone",
    confirmed,
    phone_number,
    preferred_authentication_method,
    authentication_methods: [{ id: `sms|${id}`, type: preferred_authentication_method }],
    created_at,
    ...(enrolled_at && { enrolled_at }),
    ...(last_auth_at && { last_auth_at }),
  };
}

function enrollmentsOf(store: Store, userId: string): PhoneEnrollment[] {
  findUser(store, userId);
  return [...store.enrollments.values()].filter(({ user_id }) => user_id === userId);
}

function findMethod(store: Store, { id, methodId }: WithMethodId["Params"]): PhoneEnrollment {
  const found = enrollmentsOf(store, id).find((one) => `${PREFIX}${one.id}` === methodId);
  if (!found) throw notFound("The authentication method does not exist.");
  return found;
}

function createMethod(userId: string, body: MethodBody): PhoneEnrollment {
  if (body.type !== "phone") throw badRequest(`Unsupported authentication method: ${ONLY_PHONE}`);
  if (!body.phone_number) {
    throw badRequest("Payload validation error: 'Missing required property: phone_number'.");
  }
  const at = now();
  return {
    id: newId.enrollment(),
    user_id: userId,
    phone_number: body.phone_number,
    preferred_authentication_method: body.preferred_authentication_method ?? "sms",
    confirmed: true,
    created_at: at,
    enrolled_at: at,
  };
}

function listRoutes(app: FastifyInstance, ctx: TenantContext): void {
  const path = "/users/:id/authentication-methods";
  app.get<WithId & { Querystring: PageQuery }>(
    path,
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
    path,
    {
      config: { scopes: ["create:authentication_methods"], differs: ONLY_PHONE },
      schema: { body: closed({ ...METHOD, ...CREDENTIAL }, ["type"]) },
    },
    (request, reply) => {
      const existing = enrollmentsOf(ctx.store, request.params.id);
      const method = createMethod(request.params.id, request.body);
      const isKnown = existing.some(({ phone_number }) => phone_number === method.phone_number);
      if (isKnown) throw conflict("Authentication method already exists.");
      ctx.store.enrollments.set(method.id, method);
      return reply.code(201).send(formatMethod(method));
    },
  );
  app.put<WithId & { Body: MethodBody[] }>(
    path,
    {
      config: { scopes: ["update:authentication_methods"], differs: ONLY_PHONE },
      schema: { body: list(closed(METHOD, ["type"])) },
    },
    (request) => {
      const before = enrollmentsOf(ctx.store, request.params.id);
      const methods = request.body.map((body) => createMethod(request.params.id, body));
      for (const { id } of before) ctx.store.enrollments.delete(id);
      for (const method of methods) ctx.store.enrollments.set(method.id, method);
      return methods.map(formatMethod);
    },
  );
  app.delete<WithId>(
    path,
    { config: { scopes: ["delete:authentication_methods"] } },
    (request, reply) => {
      const before = enrollmentsOf(ctx.store, request.params.id);
      for (const { id } of before) ctx.store.enrollments.delete(id);
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
      config: { scopes: ["update:authentication_methods"], differs: "`name` isn't kept" },
      schema: { body: closed({ name: text(), preferred_authentication_method: PREFERRED }) },
    },
    (request) => {
      const method = findMethod(ctx.store, request.params);
      method.preferred_authentication_method =
        request.body.preferred_authentication_method ?? method.preferred_authentication_method;
      return formatMethod(method);
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

/** The phones of a user; without one, the next login enrols again. */
export function authenticationMethodsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  listRoutes(app, ctx);
  singleRoutes(app, ctx);
}
