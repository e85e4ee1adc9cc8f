import * as auth0 from "@pulumi/auth0";
import * as pulumi from "@pulumi/pulumi";
import { SampleApp, SmsMfa, TestUser } from "auth0-plivo-sms-mfa";

const config = new pulumi.Config();
const connectionName = "Username-Password-Authentication";

/** Turns on SMS MFA for the tenant of a region, and declares an application and a user to test it with. */
function secure(region: string) {
  const provider = new auth0.Provider(region, {
    domain: config.require(`${region}Domain`),
    clientId: config.require(`${region}ClientId`),
    clientSecret: config.requireSecret(`${region}ClientSecret`),
  });
  new SmsMfa(
    region,
    {
      plivoAuthId: config.require("plivoAuthId"),
      plivoAuthToken: config.requireSecret("plivoAuthToken"),
      plivoSender: config.require("plivoSender"),
    },
    { provider },
  );
  const { id: connectionId } = auth0.getConnectionOutput({ name: connectionName }, { provider });
  const app = new SampleApp(
    `${region}-app`,
    { appName: `Shop ${region}`, urls: ["http://localhost:3000"], connectionId },
    { provider },
  );
  const user = new TestUser(
    `${region}-user`,
    { email: `${region}@example.com`, connectionName },
    { provider },
  );
  return { clientId: app.clientId, user: user.credentials };
}

export const emea = secure("emea");
export const apac = secure("apac");
