import { setTimeout as sleep } from "node:timers/promises";
import type { Manage } from "./management-requests";

/** Ids of what an administrator made. */
export interface HandMade {
  clientId: string;
  actionId: string;
}

/** Code as the walk-through has it: Plivo's package, and secrets of the administrator's own naming. */
const CODE = `const plivo = require("plivo");
exports.onExecuteSendPhoneMessage = async (event) => {
  const client = new plivo.Client(event.secrets.AUTH_ID, event.secrets.AUTH_TOKEN);
  await client.messages.create(event.secrets.FROM, event.message_options.recipient, event.message_options.text);
};`;

/** Sets MFA by SMS up as the dashboard does: an app, an Action in the flow, the factor, and the policy. */
export async function setUpByHand(manage: Manage): Promise<HandMade> {
  const url = ["http://localhost:3000"];
  const client = await manage<{ client_id: string }>("POST", "clients", {
    name: "React sample",
    app_type: "spa",
    callbacks: url,
    web_origins: url,
    allowed_logout_urls: url,
    // The dashboard sends it for a single-page application; the auth0 plugin does so on a creation alone.
    token_endpoint_auth_method: "none",
  });
  const [connection] = await manage<{ id: string }[]>("GET", "connections");
  await manage("PATCH", `connections/${connection?.id ?? ""}/clients`, [
    { client_id: client.client_id, status: true },
  ]);
  const action = await manage<{ id: string }>("POST", "actions/actions", {
    name: "Send a code",
    supported_triggers: [{ id: "send-phone-message", version: "v2" }],
    code: CODE,
    runtime: "node22",
    secrets: ["AUTH_ID", "AUTH_TOKEN", "FROM"].map((name) => ({ name, value: "by hand" })),
  });
  await deploy(manage, action.id);
  await manage("PATCH", "actions/triggers/send-phone-message/bindings", {
    bindings: [{ display_name: "Send a code", ref: { type: "action_id", value: action.id } }],
  });
  await manage("PUT", "guardian/factors/sms", { enabled: true });
  await manage("PUT", "guardian/factors/phone/selected-provider", {
    provider: "phone-message-hook",
  });
  await manage("PUT", "guardian/factors/phone/message-types", { message_types: ["sms"] });
  await manage("PUT", "guardian/policies", ["all-applications"]);
  return { clientId: client.client_id, actionId: action.id };
}

async function deploy(manage: Manage, id: string): Promise<void> {
  while ((await manage<{ status: string }>("GET", `actions/actions/${id}`)).status !== "built") {
    await sleep(50);
  }
  await manage("POST", `actions/actions/${id}/deploy`);
}
