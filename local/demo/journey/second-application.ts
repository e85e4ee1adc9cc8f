import type { Application } from "./application";
import { StepError } from "./step-error";

const STEP = "Make a second application";

export interface MachineToMachineClient {
  /** Any of the tenant's origins that this process can reach. */
  tenantUrl: string;
  clientId: string;
  clientSecret: string;
}

async function call(
  access: MachineToMachineClient,
  token: string,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(new URL(`/api/v2/${path}`, access.tenantUrl), {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok)
    throw new StepError(STEP, `${method} ${path} was answered with ${response.status}: ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

async function fetchToken({
  tenantUrl,
  clientId,
  clientSecret,
}: MachineToMachineClient): Promise<string> {
  const response = await fetch(new URL("/oauth/token", tenantUrl), {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      audience: new URL("/api/v2/", tenantUrl).href,
    }),
  });
  if (!response.ok)
    throw new StepError(STEP, `the Management API token was refused with ${response.status}.`);
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Creates another single-page application that people can log in to, and returns a function that deletes it again. */
export async function createSecondApplication(
  access: MachineToMachineClient,
  callback: string,
): Promise<{ application: Application; remove: () => Promise<void> }> {
  const token = await fetchToken(access);
  const { client_id: clientId } = (await call(access, token, "POST", "clients", {
    name: "Second application",
    app_type: "spa",
    callbacks: [callback],
    grant_types: ["authorization_code", "refresh_token"],
    oidc_conformant: true,
    token_endpoint_auth_method: "none",
    skip_non_verifiable_callback_uri_confirmation_prompt: true,
  })) as { client_id: string };
  const connections = (await call(access, token, "GET", "connections?strategy=auth0")) as {
    id: string;
  }[];
  await call(access, token, "PATCH", `connections/${connections[0]?.id ?? ""}/clients`, [
    { client_id: clientId, status: true },
  ]);
  return {
    application: { clientId, callback },
    remove: async () => {
      await call(access, token, "DELETE", `clients/${clientId}`);
    },
  };
}
