import {
  DATABASE_STRATEGY,
  DEFAULT_DATABASE_CONNECTION,
} from "../../components/auth0/database-connection";
import { OTHER_FACTORS } from "../../components/auth0/factors";
import { createFactorStore } from "./store/factors";
import { MANAGEMENT_SCOPES } from "./management-scopes";
import { databaseDefaults } from "./management/connection-defaults";
import { applicationDefaults } from "./management/client-defaults";
import { seedTenant } from "./seed-tenant";
import type { PhoneExperience } from "../../components/auth0/phone-experience";
import type { Client, ClientGrant, Connection, Guardian, Store } from "./store";

/** What a reset doesn't change, because it was printed when the tenant started. */
export interface SeedIdentity {
  clientId: string;
  clientSecret: string;
  connectionId: string;
  grantId: string;
  resourceServerId: string;
  /** Identifier of the Management API: the https origin with `/api/v2/`. */
  managementAudience: string;
}

/** The look in Auth0's examples, which a tenant has until someone chooses another. */
export const SEEDED_LOOK = {
  picture: "https://example.com/logo.png",
  pageBackground: "#FF4F40",
  primary: "#2A2E35",
} as const;

/** Factors in the order in which Auth0 lists them. */
export const FACTORS = ["sms", ...OTHER_FACTORS] as const;

function seedManagementClient(identity: SeedIdentity): Client {
  return {
    ...applicationDefaults({ app_type: "non_interactive" }),
    client_id: identity.clientId,
    client_secret: identity.clientSecret,
    name: "Management API client",
    grant_types: ["client_credentials"],
    token_endpoint_auth_method: "client_secret_post",
  };
}

function seedConnection(identity: SeedIdentity): Connection {
  return {
    id: identity.connectionId,
    name: DEFAULT_DATABASE_CONNECTION,
    strategy: DATABASE_STRATEGY,
    options: databaseDefaults(),
    is_domain_connection: false,
    realms: [DEFAULT_DATABASE_CONNECTION],
    enabledClients: [],
    settings: {},
  };
}

function seedGrant(identity: SeedIdentity): ClientGrant {
  return {
    id: identity.grantId,
    client_id: identity.clientId,
    audience: identity.managementAudience,
    scope: [...MANAGEMENT_SCOPES],
    settings: { subject_type: "client" },
  };
}

function seedGuardian(): Guardian {
  return {
    policies: [],
    factors: Object.fromEntries(FACTORS.map((factor) => [factor, false])),
    messageTypes: ["sms"],
    selectedProvider: "auth0",
    templates: undefined,
    settings: {},
  };
}

/** Returns a new tenant's store: one database connection, one machine-to-machine client with every Management API scope. */
export function createStore(identity: SeedIdentity, experience: PhoneExperience): Store {
  const client = seedManagementClient(identity);
  const connection = seedConnection(identity);
  const grant = seedGrant(identity);
  return {
    tenant: seedTenant(experience, DEFAULT_DATABASE_CONNECTION, SEEDED_LOOK),
    clients: new Map([[client.client_id, client]]),
    clientCredentials: new Map(),
    clientGrants: new Map([[grant.id, grant]]),
    resourceServers: new Map([
      [
        identity.resourceServerId,
        {
          id: identity.resourceServerId,
          identifier: identity.managementAudience,
          name: "Auth0 Management API",
          scopes: MANAGEMENT_SCOPES.map((value) => ({ value })),
          settings: { is_system: true },
        },
      ],
    ]),
    connections: new Map([[connection.id, connection]]),
    users: new Map(),
    enrollments: new Map(),
    ...createFactorStore(),
    actions: new Map(),
    buildOutcome: "succeeds",
    bindings: new Map(),
    guardian: seedGuardian(),
    phoneProviders: new Map(),
    phoneTemplates: new Map(),
    attackProtection: {},
    logs: [],
    loginRisk: "low",
  };
}
