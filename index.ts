import { useEnvironmentProxy } from "./components/auth0/environment-proxy";
import { readProgramConfig } from "./components/config/program-config";
import { smsMfaArgs } from "./components/config/sms-mfa-settings";
import { findDatabaseConnection } from "./components/database-connection";
import { checkPluginIsBuilt } from "./components/plugin-is-built";
import { nameSdkFrames } from "./components/sdk-frames";
import { SampleApp } from "./components/sample-app";
import { SmsMfa } from "./components/sms-mfa";
import { TestUser } from "./components/test-user";

nameSdkFrames();

export = async () => {
  await useEnvironmentProxy();
  checkPluginIsBuilt(__dirname);
  const config = readProgramConfig();
  const { appName, appUrls, auth0Domain, connection, protect, testUserEmail: email } = config;
  // What can be refused comes first: then nothing was made.
  const connectionId = await findDatabaseConnection(connection);
  const mfa = new SmsMfa("mfa", smsMfaArgs(config), { protect, retainOnDelete: protect });
  await mfa.accepted();

  // A destroy that is refused still deletes what isn't protected.
  const app = new SampleApp("spa", { appName, urls: appUrls, connectionId }, { protect });
  const user = email && new TestUser("test-user", { email, connectionName: connection });

  return {
    authConfig: { domain: auth0Domain, clientId: app.clientId },
    phoneExperience: mfa.phoneExperience,
    actionId: mfa.actionId,
    actionSha256: mfa.actionSha256,
    // An output without a value would be a warning.
    ...(user && { testUser: user.credentials }),
  };
};
