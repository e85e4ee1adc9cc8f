import { LOCAL_ACCOUNT } from "../../local-account";
import type { TenantProcess } from "../../tenant-process";
import { readOnlyApplication } from "../teams/read-only-application";
import type { WorkflowRun } from "./act";

export const PASSPHRASE = "the-passphrase-of-the-stacks";
export const TOKEN_OF_STAGING = "the-plivo-token-of-staging";

export type Tenants = Readonly<Record<"staging" | "prod" | "test", TenantProcess>>;
type Environment = Pick<WorkflowRun, "secrets" | "variables">;

/** Secrets and variables of GitHub's environments. */
export type Environments = Readonly<Record<"staging" | "staging-preview" | "test", Environment>>;

/** Config that the policy pack accepts for production, with the account that the local carrier has. */
export const PRODUCTION = {
  plivoAuthId: LOCAL_ACCOUNT.config.plivoAuthId,
  plivoSender: LOCAL_ACCOUNT.config.plivoSender,
  appUrls: '["https://app.acme.example"]',
  allowedCountries: '["US"]',
  production: "true",
  protect: "true",
};

export async function environmentsOf(tenants: Tenants, backend: string): Promise<Environments> {
  const { staging, test } = tenants;
  const reader = await readOnlyApplication(staging);
  const state = { PULUMI_BACKEND_URL: backend };
  const writing = ({ clientSecret }: TenantProcess) => ({
    AUTH0_CLIENT_SECRET: clientSecret,
    PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
  });
  return {
    staging: {
      variables: { ...state, AUTH0_CLIENT_ID: staging.clientId },
      secrets: writing(staging),
    },
    "staging-preview": {
      variables: { ...state, AUTH0_CLIENT_ID: reader.AUTH0_CLIENT_ID },
      secrets: { AUTH0_CLIENT_SECRET: reader.AUTH0_CLIENT_SECRET },
    },
    test: {
      variables: {
        ...state,
        AUTH0_DOMAIN: test.domain,
        AUTH0_CLIENT_ID: test.clientId,
        PLIVO_AUTH_ID: LOCAL_ACCOUNT.config.plivoAuthId,
        PLIVO_SENDER: LOCAL_ACCOUNT.config.plivoSender,
      },
      secrets: { ...writing(test), PLIVO_AUTH_TOKEN: LOCAL_ACCOUNT.secrets.plivoAuthToken },
    },
  };
}

/** Every secret of the environments, by what it is. */
export function secretsOf({ staging, prod, test }: Tenants): Readonly<Record<string, string>> {
  return {
    "the Plivo token": TOKEN_OF_STAGING,
    "the carrier's token": LOCAL_ACCOUNT.secrets.plivoAuthToken,
    "the passphrase": PASSPHRASE,
    "the secret of the application that writes": staging.clientSecret,
    "the secret of production's application": prod.clientSecret,
    "the secret of the test tenant's application": test.clientSecret,
  };
}
