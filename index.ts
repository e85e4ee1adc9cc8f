import { bundleAction } from "./components/action-code";
import { readProgramConfig } from "./components/config/program-config";
import { declareDelivery } from "./components/delivery";
import { LEGACY_ACTION_NAME } from "./components/legacy-delivery";
import { resolvePhoneExperience } from "./components/phone-experience";
import { TeardownNotice } from "./components/side-effects/teardown-notice";
import { warnOfSideEffects } from "./components/side-effects/warn-of-side-effects";
import { SampleApp } from "./components/sample-app";
import { SmsFactor } from "./components/sms-factor";
import { TestUser } from "./components/test-user";

export = async () => {
  const config = readProgramConfig();
  const { appName, appUrls, auth0Domain, mfaPolicy, protect, testUserEmail } = config;
  const connectionName = config.connection;
  const { code, sha256 } = bundleAction({
    allowedCountries: !!config.allowedCountries,
    plivoSenders: "senders" in config.plivo.sender,
  });
  const experience = await resolvePhoneExperience({
    setting: config.phoneExperience,
    domain: auth0Domain,
  });

  await warnOfSideEffects(experience);

  if (!protect) {
    new TeardownNotice("teardown-notice", {
      flowAction: experience === "legacy" ? LEGACY_ACTION_NAME : undefined,
      phoneProvider: experience === "unified" || config.prepareUnified,
    });
  }
  // A destroy that is refused still deletes what isn't protected.
  const app = new SampleApp("spa", { appName, urls: appUrls, connectionName }, { protect });
  const delivery = declareDelivery({ ...config, experience, code });
  const factor = { ...config, experience, policy: mfaPolicy };
  new SmsFactor("mfa", factor, { dependsOn: delivery.resources });
  const testUser =
    testUserEmail && new TestUser("test-user", { email: testUserEmail, connectionName });

  return {
    authConfig: { domain: auth0Domain, clientId: app.clientId },
    phoneExperience: experience,
    actionId: delivery.actionId,
    actionSha256: sha256,
    testUser: testUser ? testUser.credentials : undefined,
  };
};
