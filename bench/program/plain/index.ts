import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";

/**
 * The same login in plain Auth0 resources, as the plugin's own examples have it: application, Action, its place in the
 * flow, factor and policy. It checks no setting, doesn't deploy an Action that a failed run left undeployed, and restores
 * nothing.
 */
const config = new pulumi.Config();

const app = new auth0.Client("app", {
  name: config.get("appName") ?? "React sample",
  appType: "spa",
  oidcConformant: true,
  callbacks: ["http://localhost:3000"],
  grantTypes: ["authorization_code", "refresh_token"],
});

const action = new auth0.Action("action", {
  name: "Plivo",
  supportedTriggers: { id: "send-phone-message", version: "v2" },
  runtime: "node22",
  deploy: true,
  code: "exports.onExecuteSendPhoneMessage = async () => {};",
  secrets: [
    { name: "PLIVO_AUTH_ID", value: config.require("plivoAuthId") },
    { name: "PLIVO_AUTH_TOKEN", value: config.requireSecret("plivoAuthToken") },
    { name: "PLIVO_SENDER", value: config.require("plivoSender") },
  ],
});

const flow = new auth0.TriggerActions("flow", {
  trigger: "send-phone-message",
  actions: [{ id: action.id, displayName: action.name }],
});

// The provider is deprecated for unified tenants, but the only way on legacy ones.
/* eslint-disable @typescript-eslint/no-deprecated */
new auth0.Guardian(
  "mfa",
  {
    policy: "all-applications",
    phone: { enabled: true, messageTypes: ["sms"], provider: "phone-message-hook" },
  },
  { dependsOn: flow },
);

export const clientId = app.clientId;
