import type { StackSummary } from "@pulumi/pulumi/automation";
import { PROJECT_NAME } from "../../components/config/config-keys";
import type { NewStackConfig } from "../new-environment/settings";
import { pullRequestOf } from "../pull-request-stack";
import { stackName } from "../stack-name";
import { UserError } from "../user-error";

/** Variables of the GitHub environment `test`. The auth0 plugin reads the tenant's variables itself. */
const VARIABLES = [
  "AUTH0_DOMAIN",
  "AUTH0_CLIENT_ID",
  "AUTH0_CLIENT_SECRET",
  "PLIVO_AUTH_ID",
  "PLIVO_AUTH_TOKEN",
  "PLIVO_SENDER",
] as const;

/**
 * Returns config of a pull request's stack, from the environment.
 * @throws UserError naming every variable that is missing
 */
export function testStackSettings(stack: string, environment: NodeJS.ProcessEnv): NewStackConfig {
  const missing = VARIABLES.filter((name) => !environment[name]);
  if (missing.length > 0) {
    throw new UserError(
      `${missing.join(", ")} not set: give the GitHub environment \`test\` these variables and secrets.`,
    );
  }
  const { PLIVO_AUTH_ID = "", PLIVO_AUTH_TOKEN = "", PLIVO_SENDER = "" } = environment;
  return {
    clear: {
      [`${PROJECT_NAME}:plivoAuthId`]: PLIVO_AUTH_ID,
      [`${PROJECT_NAME}:plivoSender`]: PLIVO_SENDER,
      [`${PROJECT_NAME}:testUserEmail`]: `${stack}@example.com`,
      [`${PROJECT_NAME}:disposable`]: "true",
    },
    secret: { [`${PROJECT_NAME}:plivoAuthToken`]: PLIVO_AUTH_TOKEN },
  };
}

/** Refuses a tenant that another pull request uses, since the factor and the flow belong to the whole tenant. */
export function assertTenantFree(stack: string, stacks: readonly StackSummary[]): void {
  const holder = stacks.find(({ name, resourceCount = 0 }) => {
    const isAnother = pullRequestOf(name) !== undefined && stackName(name) !== stack;
    return isAnother && resourceCount > 0;
  });
  if (holder !== undefined) {
    throw new UserError(
      `The test tenant is in use by ${holder.name}: close its pull request, or remove its label, and try again.`,
    );
  }
}
