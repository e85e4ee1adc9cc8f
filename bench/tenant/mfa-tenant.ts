import { bundleAction } from "../../components/action-code";
import { startServer, type StartedServer } from "./start";

const CALLBACK = "http://localhost:3000";

/** A local tenant that asks for an SMS at every login, and an application to log in to. */
export interface MfaTenant {
  readonly server: StartedServer;
  readonly httpUrl: string;
  readonly application: { readonly clientId: string; readonly callback: string };
}

type Api = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;

/** Starts a local tenant and turns SMS on through the Management API. */
export async function startMfaTenant(): Promise<MfaTenant> {
  const server = await startServer("local tenant");
  const { httpUrl = "" } = server.ready;
  const api = await managementApi(server.ready);
  const clientId = await createApplication(api);
  const actionId = await deployAction(api);
  await api("PATCH", "/actions/triggers/send-phone-message/bindings", {
    bindings: [{ display_name: "Plivo", ref: { type: "action_id", value: actionId } }],
  });
  await api("PUT", "/guardian/factors/sms", { enabled: true });
  await api("PUT", "/guardian/factors/phone/selected-provider", { provider: "phone-message-hook" });
  await api("PUT", "/guardian/factors/phone/message-types", { message_types: ["sms"] });
  await api("PUT", "/guardian/policies", ["all-applications"]);
  return { server, httpUrl, application: { clientId, callback: CALLBACK } };
}

async function managementApi(ready: Readonly<Record<string, string>>): Promise<Api> {
  const { httpUrl = "", url = "", clientId = "", clientSecret = "" } = ready;
  const response = await fetch(`${httpUrl}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      audience: `${url}/api/v2/`,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return async (method, path, body) => {
    const answer = await fetch(`${httpUrl}/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
  };
}

async function createApplication(api: Api): Promise<string> {
  const { client_id: clientId } = await api("POST", "/clients", {
    name: "Bench",
    app_type: "spa",
    token_endpoint_auth_method: "none",
    oidc_conformant: true,
    callbacks: [CALLBACK],
    grant_types: ["authorization_code", "refresh_token"],
    skip_non_verifiable_callback_uri_confirmation_prompt: true,
  });
  const connections = (await api("GET", "/connections?strategy=auth0")) as unknown as {
    id: string;
  }[];
  await api("PATCH", `/connections/${connections[0]?.id ?? ""}/clients`, [
    { client_id: clientId, status: true },
  ] as unknown);
  return String(clientId);
}

async function deployAction(api: Api): Promise<string> {
  const { id } = await api("POST", "/actions/actions", {
    name: "Plivo",
    supported_triggers: [{ id: "send-phone-message", version: "v2" }],
    runtime: "node22",
    code: bundleAction({ allowedCountries: false }).code,
    secrets: [
      { name: "PLIVO_AUTH_ID", value: "MAABCDEFGHIJKLMNOPQR" },
      { name: "PLIVO_AUTH_TOKEN", value: "the-token-of-this-measurement" },
      { name: "PLIVO_SENDER", value: "+15555550100" },
    ],
  });
  const path = `/actions/actions/${String(id)}`;
  while ((await api("GET", path))["status"] !== "built") {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await api("POST", `${path}/deploy`);
  return String(id);
}
