import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { ReferenceSettings } from "./reference-settings";

/**
 * A program with one of each resource that the official plugin's requests were recorded for. Its settings are the config
 * value `reference:settings`, as JSON.
 */
export = async (): Promise<void> => {
  const run = new pulumi.Config("reference").requireObject<ReferenceSettings>("settings");
  const tenant = await auth0.getTenant();
  const connection = await auth0.getConnection({ name: "Username-Password-Authentication" });
  declareApplication(run, connection.id);
  const unified = tenant.phoneConsolidatedExperience;
  const delivery = unified ? unifiedDelivery(run) : legacyDelivery(run);
  const messages = { enrollmentMessage: run.text, verificationMessage: run.text };
  const legacyPhone = { provider: "phone-message-hook", options: messages };
  new auth0.Guardian(
    "mfa",
    {
      policy: run.policy,
      phone: { enabled: true, messageTypes: ["sms"], ...(!unified && legacyPhone) },
    },
    { dependsOn: delivery },
  );
};

function declareApplication({ url }: ReferenceSettings, connectionId: string): void {
  const spa = new auth0.Client("spa", {
    name: "React sample",
    appType: "spa",
    oidcConformant: true,
    grantTypes: ["authorization_code", "refresh_token"],
    callbacks: [url],
    allowedLogoutUrls: [url],
    webOrigins: [url],
    skipNonVerifiableCallbackUriConfirmationPrompt: "true",
    refreshToken: {
      rotationType: "rotating",
      expirationType: "expiring",
      leeway: 0,
      tokenLifetime: 2_592_000,
      idleTokenLifetime: 1_296_000,
    },
  });
  new auth0.ConnectionClient("spa-users", { connectionId, clientId: spa.clientId });
  const password = new random.RandomPassword("test-user-password", { length: 24 });
  new auth0.User("test-user", {
    connectionName: "Username-Password-Authentication",
    email: "test@example.com",
    emailVerified: true,
    password: password.result,
  });
}

function declareAction(
  name: string,
  displayName: string,
  trigger: string,
  version: string,
  run: ReferenceSettings,
): auth0.Action {
  return new auth0.Action(name, {
    name: displayName,
    runtime: "node22",
    deploy: true,
    code: run.code,
    supportedTriggers: { id: trigger, version },
    secrets: [
      { name: "PLIVO_AUTH_ID", value: "MAXXXXXXXXXXXXXXXXXX" },
      { name: "PLIVO_AUTH_TOKEN", value: run.token },
      { name: "PLIVO_SENDER", value: "+15554443232" },
    ],
  });
}

function legacyDelivery(run: ReferenceSettings): auth0.TriggerActions {
  const action = declareAction("plivo-legacy", "Plivo SMS", "send-phone-message", "v2", run);
  return new auth0.TriggerActions("plivo", {
    trigger: "send-phone-message",
    actions: [{ id: action.id, displayName: action.name }],
  });
}

function unifiedDelivery(run: ReferenceSettings): auth0.PhoneNotificationTemplate[] {
  const action = declareAction(
    "plivo-unified",
    "Plivo SMS (unified)",
    "custom-phone-provider",
    "v1",
    run,
  );
  const provider = new auth0.PhoneProvider(
    "plivo",
    { name: "custom", configuration: { deliveryMethods: ["text"] }, credentials: {} },
    { dependsOn: action },
  );
  return ["otp_enroll", "otp_verify"].map(
    (type) =>
      new auth0.PhoneNotificationTemplate(
        type,
        { type, disabled: false, content: { syntax: "liquid", body: { text: run.text } } },
        { dependsOn: provider },
      ),
  );
}
