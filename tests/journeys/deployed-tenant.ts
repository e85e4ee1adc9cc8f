import { LOCAL_PLIVO_ACCOUNT } from "../../local/carrier/account";
import { bundleAction } from "../../components/action-code";
import { startTenantProcess, type TenantProcess } from "../tenant-process";

/** A tenant with everything that the program deploys, put there through the Management API: no engine is needed. */
export interface DeployedTenant extends TenantProcess {
  /** The application. Its callback, logout URL and web origin are `appUrl`. */
  readonly appClientId: string;
  /** Calls the Management API with a token of all scopes. */
  manage(method: string, path: string, body?: unknown): Promise<unknown>;
}

async function openManagement(tenant: TenantProcess): Promise<DeployedTenant["manage"]> {
  const response = await fetch(`${tenant.httpUrl}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: tenant.clientId,
      client_secret: tenant.clientSecret,
      audience: `${tenant.url}/api/v2/`,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return async (method, path, body) => {
    const answer = await fetch(`${tenant.httpUrl}/api/v2/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  };
}

async function createApplication(
  manage: DeployedTenant["manage"],
  appUrl: string,
): Promise<string> {
  const client = (await manage("POST", "clients", {
    name: "React sample",
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
  })) as { client_id: string };
  const connections = (await manage("GET", "connections?strategy=auth0")) as { id: string }[];
  await manage("PATCH", `connections/${connections[0]?.id ?? ""}/clients`, [
    { client_id: client.client_id, status: true },
  ]);
  return client.client_id;
}

async function deployAction(manage: DeployedTenant["manage"]): Promise<void> {
  const { id } = (await manage("POST", "actions/actions", {
    name: "Plivo SMS",
    supported_triggers: [{ id: "send-phone-message", version: "v2" }],
    code: bundleAction({ allowedCountries: false }).code,
    runtime: "node22",
    secrets: [
      { name: "PLIVO_AUTH_ID", value: LOCAL_PLIVO_ACCOUNT.authId },
      { name: "PLIVO_AUTH_TOKEN", value: LOCAL_PLIVO_ACCOUNT.authToken },
      { name: "PLIVO_SENDER", value: LOCAL_PLIVO_ACCOUNT.number },
    ],
  })) as { id: string };
  for (;;) {
    const { status } = (await manage("GET", `actions/actions/${id}`)) as { status: string };
    if (status === "built") break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await manage("POST", `actions/actions/${id}/deploy`);
  await manage("PATCH", "actions/triggers/send-phone-message/bindings", {
    bindings: [{ display_name: "Plivo SMS", ref: { type: "action_id", value: id } }],
  });
}

/** Turns the second factor on for every login, as the program does: the policy last. */
async function requireSms(manage: DeployedTenant["manage"]): Promise<void> {
  await manage("PUT", "guardian/factors/sms", { enabled: true });
  await manage("PUT", "guardian/factors/phone/message-types", { message_types: ["sms"] });
  await manage("PUT", "guardian/factors/phone/selected-provider", {
    provider: "phone-message-hook",
  });
  await manage("PUT", "guardian/policies", ["all-applications"]);
}

/** Starts a tenant and deploys to it. `appUrl` is where the application is served, or would be. */
export async function startDeployedTenant(appUrl: string): Promise<DeployedTenant> {
  const tenant = await startTenantProcess();
  try {
    const manage = await openManagement(tenant);
    const appClientId = await createApplication(manage, appUrl);
    await deployAction(manage);
    await requireSms(manage);
    return { ...tenant, appClientId, manage };
  } catch (error) {
    await tenant.stop();
    throw error;
  }
}
