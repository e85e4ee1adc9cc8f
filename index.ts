import { bundleAction } from "./components/action-code";
import { readProgramConfig } from "./components/config/program-config";
import { LegacyDelivery } from "./components/legacy-delivery";
import { resolvePhoneExperience } from "./components/phone-experience";
import { SampleApp } from "./components/sample-app";
import { SmsFactor } from "./components/sms-factor";
import { TestUser } from "./components/test-user";
import { UnifiedDelivery } from "./components/unified-delivery";

/** Auth0 makes this database connection with every tenant. */
const connectionName = "Username-Password-Authentication";

export = async () => {
  const config = readProgramConfig();
  const { appName, appUrls, auth0Domain, messages, protect, testUserEmail } = config;
  const action = bundleAction({ allowedCountries: config.allowedCountries !== undefined });
  const experience = await resolvePhoneExperience({
    setting: config.phoneExperience,
    domain: auth0Domain,
  });

  const app = new SampleApp("spa", { appName, urls: appUrls, connectionName });
  const delivery =
    experience === "legacy"
      ? new LegacyDelivery("plivo-legacy", { ...config, code: action.code })
      : new UnifiedDelivery("plivo-unified", { ...config, code: action.code });
  const factor = { policy: config.mfaPolicy, experience, messages, protect };
  new SmsFactor("mfa", factor, { dependsOn: delivery });
  const testUser =
    testUserEmail && new TestUser("test-user", { email: testUserEmail, connectionName });

  return {
    authConfig: { domain: auth0Domain, clientId: app.clientId },
    phoneExperience: experience,
    actionId: delivery.actionId,
    actionSha256: action.sha256,
    testUser: testUser ? testUser.credentials : undefined,
  };
};
