import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { forgetBrowsers } from "../login/remembered-browser";
import type { PhoneEnrollment, Store } from "../store";
import { oneOfThese } from "./json-schema";
import { notFound } from "./management-error";
import { findUser } from "./users";

type WithId = { Params: { id: string } };

function findEnrollment(store: Store, id: string): PhoneEnrollment {
  const enrollment = store.enrollments.get(id);
  if (!enrollment) throw notFound("Enrollment not found", "enrollment_not_found");
  return enrollment;
}

function formatEnrollment(enrollment: PhoneEnrollment): object {
  const { id, confirmed, phone_number, enrolled_at, last_auth_at } = enrollment;
  return {
    id,
    status: confirmed ? "confirmed" : "pending",
    phone_number,
    ...(enrolled_at && { enrolled_at }),
    ...(last_auth_at && { last_auth: last_auth_at }),
  };
}

function readRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.get<WithId>(
    "/guardian/enrollments/:id",
    { config: { scopes: ["read:guardian_enrollments"] } },
    (request) => formatEnrollment(findEnrollment(ctx.store, request.params.id)),
  );
  app.delete<WithId>(
    "/guardian/enrollments/:id",
    { config: { scopes: ["delete:guardian_enrollments"] } },
    (request, reply) => {
      ctx.store.enrollments.delete(findEnrollment(ctx.store, request.params.id).id);
      return reply.code(204).send();
    },
  );
  app.get<WithId>("/users/:id/enrollments", { config: { scopes: ["read:users"] } }, (request) => {
    const { user_id } = findUser(ctx.store, request.params.id);
    return [...ctx.store.enrollments.values()]
      .filter((enrollment) => enrollment.user_id === user_id)
      .map((enrollment) => ({
        ...formatEnrollment(enrollment),
        type: "phone",
        auth_method: "sms",
      }));
  });
}

function multifactorRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.delete<{ Params: { id: string; provider: string } }>(
    "/users/:id/multifactor/:provider",
    {
      config: { scopes: ["update:users"], differs: "removes nothing: it has phones only" },
      schema: {
        params: {
          type: "object",
          properties: { provider: oneOfThese("duo", "google-authenticator") },
        },
      },
    },
    (request, reply) => {
      findUser(ctx.store, request.params.id);
      return reply.code(204).send();
    },
  );
  app.post<WithId>(
    "/users/:id/multifactor/actions/invalidate-remember-browser",
    { config: { scopes: ["update:users"] } },
    (request, reply) => {
      forgetBrowsers(ctx.store, findUser(ctx.store, request.params.id).user_id);
      return reply.code(204).send();
    },
  );
}

/** Guardian's name for the same thing as a phone among the authentication methods. */
export function enrollmentsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  readRoutes(app, ctx);
  multifactorRoutes(app, ctx);
}
