import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";

/** Adds the routes of one of Auth0's resources, below `/api/v2`. */
export type ResourceRoutes = (app: FastifyInstance, ctx: TenantContext) => void;

export const ROUTES: readonly ResourceRoutes[] = [];
