import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { forgetBrowsers } from "../login/remembered-browser";
import type { Store } from "../store";
import { methodsOf, removeMethod, type AuthenticationMethod } from "./authentication-method";
import { oneOfThese } from "./json-schema";
import { notFound } from "./management-error";
import { userById } from "./users";
import type { WithId } from "./with-id";

type Enrollment = Exclude<AuthenticationMethod, { type: "recovery-code" }>;

const isEnrollment = (method: AuthenticationMethod): method is Enrollment =>
  method.type !== "recovery-code";

/** Guardian's names for what a user enrolled. */
const KINDS = {
  phone: { type: "phone", auth_method: "sms" },
  totp: { type: "authenticator", auth_method: "authenticator" },
} as const;

function findEnrollment({ enrollments, otpEnrollments }: Store, id: string): Enrollment {
  const [phone, app] = [enrollments.get(id), otpEnrollments.get(id)];
  if (phone) return { type: "phone", of: phone };
  if (app) return { type: "totp", of: app };
  throw notFound("Enrollment not found", "enrollment_not_found");
}

function formatEnrollment({ of }: Enrollment): object {
  const { id, name, confirmed, enrolled_at, last_auth_at } = of;
  return {
    id,
    status: confirmed ? "confirmed" : "pending",
    ...(name && { name }),
    ...("phone_number" in of && { phone_number: of.phone_number }),
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
      removeMethod(ctx.store, findEnrollment(ctx.store, request.params.id));
      return reply.code(204).send();
    },
  );
  app.get<WithId>("/users/:id/enrollments", { config: { scopes: ["read:users"] } }, (request) => {
    const { user_id } = userById(ctx.store, request.params.id);
    return methodsOf(ctx.store, user_id)
      .filter(isEnrollment)
      .map((enrollment) => ({ ...formatEnrollment(enrollment), ...KINDS[enrollment.type] }));
  });
}

function multifactorRoutes(app: FastifyInstance, ctx: TenantContext): void {
  app.delete<{ Params: { id: string; provider: string } }>(
    "/users/:id/multifactor/:provider",
    {
      config: {
        scopes: ["update:users"],
        differs: "removes nothing: no user has a factor of these",
      },
      schema: {
        params: {
          type: "object",
          properties: { provider: oneOfThese("duo", "google-authenticator") },
        },
      },
    },
    (request, reply) => {
      userById(ctx.store, request.params.id);
      return reply.code(204).send();
    },
  );
  app.post<WithId>(
    "/users/:id/multifactor/actions/invalidate-remember-browser",
    { config: { scopes: ["update:users"] } },
    (request, reply) => {
      forgetBrowsers(ctx.store, userById(ctx.store, request.params.id).user_id);
      return reply.code(204).send();
    },
  );
}

/** Serves the phones and apps among the authentication methods, under Guardian's names. */
export function enrollmentsRoutes(app: FastifyInstance, ctx: TenantContext): void {
  readRoutes(app, ctx);
  multifactorRoutes(app, ctx);
}
