import * as pulumi from "@pulumi/pulumi";
import type { PhoneExperience } from "../../components/config/choices";
import { PROJECT_NAME } from "../../components/config/config-keys";
import program from "../../index";
import { declare, type Declaration } from "../components/declarations";

/** Everything that the program declares for the stack `test`, with every optional setting made. */
export async function declareProgram(
  experience: PhoneExperience,
  more: Record<string, string> = {},
): Promise<Declaration[]> {
  const settings = {
    plivoAuthId: "MA1234567890ABCDEFGH",
    plivoAuthToken: "plivo-token",
    plivoSender: "+15554443232",
    enrollmentMessage: "{{code}} enrolls you",
    verificationMessage: "{{code}} lets you in",
    testUserEmail: "ada@example.com",
    ...more,
  };
  const tenant = {
    "auth0:domain": "tenant.test",
    "auth0:clientId": "m2m",
    "auth0:clientSecret": "secret",
  };
  const qualified = Object.entries(settings).map(([key, value]): [string, string] => [
    `${PROJECT_NAME}:${key}`,
    value,
  ]);
  pulumi.runtime.setAllConfig({ ...tenant, ...Object.fromEntries<string>(qualified) }, [
    `${PROJECT_NAME}:plivoAuthToken`,
  ]);
  const { resources } = await declare(program, {
    "auth0:index/getTenant:getTenant": {
      domain: "tenant.test",
      phoneConsolidatedExperience: experience === "unified",
    },
    "auth0:index/getConnection:getConnection": { id: "con_1", name: "users", strategy: "auth0" },
  });
  return resources;
}
