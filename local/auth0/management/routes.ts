import type { FastifyInstance } from "fastify";
import type { TenantContext } from "../context";
import { actionExecutionsRoutes } from "./action-executions";
import { actionsRoutes } from "./actions";
import { actionVersionsRoutes } from "./action-versions";
import { attackProtectionRoutes } from "./attack-protection";
import { authenticationMethodsRoutes } from "./authentication-methods";
import { clientCredentialsRoutes } from "./client-credentials";
import { clientGrantsRoutes } from "./client-grants";
import { clientsRoutes } from "./clients";
import { clientConnectionsRoutes, connectionClientsRoutes } from "./connection-clients";
import { connectionsRoutes } from "./connections";
import { endedFeaturesRoutes } from "./ended-features";
import { enrollmentsRoutes } from "./enrollments";
import { guardianFactorsRoutes } from "./guardian-factors";
import { guardianPhoneRoutes } from "./guardian-phone";
import { guardianPoliciesRoutes } from "./guardian-policies";
import { logsRoutes } from "./logs";
import { phoneProvidersRoutes } from "./phone-providers";
import { phoneTemplatesRoutes } from "./phone-templates";
import { resourceServersRoutes } from "./resource-servers";
import { tenantSettingsRoutes } from "./tenant-settings";
import { triggerBindingsRoutes } from "./trigger-bindings";
import { triggersRoutes } from "./triggers";
import { userBlocksRoutes } from "./user-blocks";
import { unusedResourcesRoutes } from "./unused-resources";
import { usersRoutes } from "./users";

/** Adds the routes of one of Auth0's resources, below `/api/v2`. */
export type ResourceRoutes = (app: FastifyInstance, ctx: TenantContext) => void;

export const ROUTES: readonly ResourceRoutes[] = [
  actionsRoutes,
  actionExecutionsRoutes,
  actionVersionsRoutes,
  attackProtectionRoutes,
  authenticationMethodsRoutes,
  clientCredentialsRoutes,
  clientGrantsRoutes,
  clientsRoutes,
  clientConnectionsRoutes,
  connectionClientsRoutes,
  connectionsRoutes,
  endedFeaturesRoutes,
  enrollmentsRoutes,
  guardianFactorsRoutes,
  guardianPhoneRoutes,
  guardianPoliciesRoutes,
  logsRoutes,
  phoneProvidersRoutes,
  phoneTemplatesRoutes,
  resourceServersRoutes,
  tenantSettingsRoutes,
  triggerBindingsRoutes,
  triggersRoutes,
  userBlocksRoutes,
  unusedResourcesRoutes,
  usersRoutes,
];
