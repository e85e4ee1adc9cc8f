import { findDatabaseConnection } from "../../../components/database-connection";
import { SampleApp } from "../../../components/sample-app";
import { SmsMfa } from "../../../components/sms-mfa";
import * as pulumi from "@pulumi/pulumi";

/** Declares the login of a tenant with as many applications as the setting `applications` says. */
export = async () => {
  const config = new pulumi.Config();
  const connectionId = await findDatabaseConnection("Username-Password-Authentication");
  const mfa = new SmsMfa("mfa", {
    plivoAuthId: config.require("plivoAuthId"),
    plivoAuthToken: config.requireSecret("plivoAuthToken"),
    plivoSender: config.require("plivoSender"),
  });
  await mfa.accepted();
  for (let index = 1; index <= config.requireNumber("applications"); index += 1) {
    const urls = [`http://localhost:${3000 + index}`];
    new SampleApp(`app-${index}`, { appName: `Application ${index}`, urls, connectionId });
  }
};
