import * as pulumi from "@pulumi/pulumi";
import { PROJECT_NAME } from "../../components/config/config-keys";
import program from "../../index";
import { declare, revealSecret, type Declarations } from "./declarations";

export {
  ACTION,
  GUARDIAN,
  PHONE_PROVIDER as PROVIDER,
  PHONE_TEMPLATE as TEMPLATE,
  TRIGGER_ACTIONS as BINDING,
  USER,
} from "../../components/auth0/resource-types";
export const DEPLOYMENT = "auth0-plivo:index:ActionDeployment";
export const BASELINE = "auth0-plivo:index:TenantBaseline";
export const PLUGIN = "pulumi:providers:auth0-plivo";

const ACCOUNT = {
  plivoAuthId: "MA1234567890ABCDEFGH",
  plivoAuthToken: "plivo-token",
  plivoSender: "+15554443232",
};

export type Outputs = Awaited<ReturnType<typeof program>>;

/** Declares the program for a stack with this configuration, on a tenant with this flag and this connection. */
export async function declareFor(
  config: Record<string, string>,
  phoneConsolidatedExperience?: boolean,
  strategy = "auth0",
): Promise<Declarations<Outputs>> {
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries({ ...ACCOUNT, ...config })) {
    values[`${PROJECT_NAME}:${key}`] = value;
  }
  const tenant = {
    "auth0:domain": "tenant.test",
    "auth0:clientId": "client",
    "auth0:clientSecret": "secret",
  };
  pulumi.runtime.setAllConfig({ ...tenant, ...values }, [`${PROJECT_NAME}:plivoAuthToken`]);
  return declare(program, {
    "auth0:index/getTenant:getTenant": { domain: "tenant.test", phoneConsolidatedExperience },
    "auth0:index/getConnection:getConnection": { id: "con_1", name: "users", strategy },
  });
}

/** The secrets that the Action's deployment gets. Throws when they are in clear. */
export function secretsOf(declarations: Declarations<Outputs>): unknown {
  return revealSecret(declarations.one(DEPLOYMENT).inputs["secrets"]);
}
