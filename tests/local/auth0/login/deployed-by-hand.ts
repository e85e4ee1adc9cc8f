import type { PhoneExperience } from "../../../../components/auth0/phone-experience";
import { LOCAL_PLIVO_ACCOUNT } from "../../../../local/plivo/account";
import { ACTION_NAMES } from "../../../../components/auth0/action-names";
import { bundleAction } from "../../../../components/action-code";
import { openManagement, type Manage } from "../../../cli/management-requests";
import { startTenantProcess, type TenantProcess } from "../../../tenant-process";

/** A tenant with what the program deploys, and its application. */
export interface DeployedTenant extends TenantProcess {
  /** The application. Its callback, logout URL and web origin are `appUrl`. */
  readonly appClientId: string;
  /** Calls the Management API with a token of all scopes. */
  readonly manage: Manage;
}

/** Makes an application whose users may log in, and returns its client ID. */
export async function createApplication(manage: Manage, appUrl: string): Promise<string> {
  const client = await manage<{ client_id: string }>("POST", "clients", {
    name: "React sample",
    description: "Managed by Pulumi",
    app_type: "spa",
    callbacks: [appUrl],
    allowed_logout_urls: [appUrl],
    web_origins: [appUrl],
    grant_types: ["authorization_code", "refresh_token"],
    token_endpoint_auth_method: "none",
    oidc_conformant: true,
    skip_non_verifiable_callback_uri_confirmation_prompt: true,
    refresh_token: {
      rotation_type: "rotating",
      expiration_type: "expiring",
      leeway: 0,
      token_lifetime: 2_592_000,
      idle_token_lifetime: 1_296_000,
    },
  });
  const connections = await manage<{ id: string }[]>("GET", "connections?strategy=auth0");
  await manage("PATCH", `connections/${connections[0]?.id ?? ""}/clients`, [
    { client_id: client.client_id, status: true },
  ]);
  return client.client_id;
}

const TRIGGER = {
  legacy: { id: "send-phone-message", version: "v2" },
  unified: { id: "custom-phone-provider", version: "v1" },
};

/** Deploys the Action and answers its id. */
async function deployAction(manage: Manage, experience: PhoneExperience): Promise<string> {
  const { id } = await manage<{ id: string }>("POST", "actions/actions", {
    name: ACTION_NAMES[experience],
    supported_triggers: [TRIGGER[experience]],
    code: bundleAction({ allowedCountries: false }).code,
    runtime: "node22",
    secrets: [
      { name: "PLIVO_AUTH_ID", value: LOCAL_PLIVO_ACCOUNT.authId },
      { name: "PLIVO_AUTH_TOKEN", value: LOCAL_PLIVO_ACCOUNT.authToken },
      { name: "PLIVO_SENDER", value: LOCAL_PLIVO_ACCOUNT.number },
    ],
  });
  for (;;) {
    const { status } = await manage<{ status: string }>("GET", `actions/actions/${id}`);
    if (status === "built") break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await manage("POST", `actions/actions/${id}/deploy`);
  return id;
}

/** Has codes delivered by the Action, each experience in its own way. */
async function deliverThrough(
  manage: Manage,
  experience: PhoneExperience,
  action: string,
): Promise<void> {
  if (experience === "unified") {
    const configuration = { delivery_methods: ["text"] };
    const provider = { name: "custom", configuration, credentials: {} };
    await manage("POST", "branding/phone/providers", provider);
    return;
  }
  await manage("PATCH", "actions/triggers/send-phone-message/bindings", {
    bindings: [{ display_name: "Plivo SMS", ref: { type: "action_id", value: action } }],
  });
  const provider = "phone-message-hook";
  await manage("PUT", "guardian/factors/phone/selected-provider", { provider });
}

/** Turns the second factor on for every login, as the program does: the policy last. */
async function requireSms(manage: Manage): Promise<void> {
  await manage("PUT", "guardian/factors/sms", { enabled: true });
  await manage("PUT", "guardian/factors/phone/message-types", { message_types: ["sms"] });
  await manage("PUT", "guardian/policies", ["all-applications"]);
}

/**
 * Starts a tenant and deploys to it through the Management API, so that unit tests of the login need no engine. That the
 * tenant is as the program's own run leaves it is what `tests/journeys/deployed-by-hand.test.ts` compares.
 *
 * @param appUrl where the application is served, or would be
 */
export async function deployByHand(
  appUrl: string,
  experience: PhoneExperience = "legacy",
): Promise<DeployedTenant> {
  const tenant = await startTenantProcess("--experience", experience);
  try {
    const manage = await openManagement(tenant);
    const appClientId = await createApplication(manage, appUrl);
    await deliverThrough(manage, experience, await deployAction(manage, experience));
    await requireSms(manage);
    return { ...tenant, appClientId, manage };
  } catch (error) {
    await tenant.stop();
    throw error;
  }
}
