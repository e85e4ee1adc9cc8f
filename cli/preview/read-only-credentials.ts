import {
  ACCESS_SETTINGS,
  type AccessSetting,
  findManagementAccess,
  type ManagementAccess,
} from "../../components/auth0/management-access";
import { readStackSettings } from "../../policy/stack-settings";
import { connectManagementApi } from "../management-api";
import { UserError } from "../user-error";

/** The settings that are credentials, not addresses. */
const CREDENTIALS: readonly AccessSetting[] = [
  "clientId",
  "clientSecret",
  "apiToken",
  "clientAssertionPrivateKey",
  "clientAssertionSigningAlg",
];

/** Returns whether a config key, such as `auth0:clientId`, is a credential of the tenant. */
export function isCredential(key: string): boolean {
  return CREDENTIALS.some((credential) => key === `auth0:${credential}`);
}

/**
 * Finds the application that a preview uses: the environment's, which can only read.
 * @throws UserError if config has credentials, the environment has none, or they may write
 */
export async function findReadOnlyAccess(
  stack: string,
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<ManagementAccess> {
  const config = readStackSettings(stack, folder)?.config ?? {};
  const inClear = (key: AccessSetting): string | undefined => {
    const value = config[`auth0:${key}`];
    return typeof value === "string" ? value : undefined;
  };
  refuseConfigured(stack, config, environment);
  const access = findAccess(
    (key) => (isCredential(`auth0:${key}`) ? "" : inClear(key)),
    environment,
  );
  const { grantedScopes } = await connectManagementApi(access);
  const writes = grantedScopes?.filter((scope) => !scope.startsWith("read:"));
  if (writes === undefined || writes.length > 0)
    throw new UserError(
      `The application in AUTH0_CLIENT_ID can write to ${access.domain} (${writes?.slice(0, 3).join(", ") ?? "its token doesn't list its scopes"}): give the preview an application that has only \`read:\` scopes.`,
    );
  return access;
}

/** Returns the access as config of the provider. */
export function accessConfig({ credentials }: ManagementAccess): Record<string, string> {
  if ("apiToken" in credentials) return { "auth0:apiToken": credentials.apiToken };
  if ("clientSecret" in credentials) {
    const { clientId, clientSecret } = credentials;
    return { "auth0:clientId": clientId, "auth0:clientSecret": clientSecret };
  }
  return {
    "auth0:clientId": credentials.clientId,
    "auth0:clientAssertionPrivateKey": credentials.privateKey,
    "auth0:clientAssertionSigningAlg": credentials.signingAlgorithm,
  };
}

function findAccess(
  configured: (key: AccessSetting) => string | undefined,
  environment: NodeJS.ProcessEnv,
): ManagementAccess {
  try {
    return findManagementAccess(configured, environment);
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Refuses credentials in config. They would override the environment's, and a pull request's code would use the
 * application that can write.
 */
function refuseConfigured(
  stack: string,
  config: Readonly<Record<string, unknown>>,
  environment: NodeJS.ProcessEnv,
): void {
  const inConfig = CREDENTIALS.map((key) => `auth0:${key}`).filter((key) => key in config);
  const inEnvironment = CREDENTIALS.map((key) => ACCESS_SETTINGS[key]).filter(
    (name) => environment[name],
  );
  if (inConfig.length === 0) return;
  const places = `${inConfig.join(" and ")} of Pulumi.${stack}.yaml`;
  const remove = inConfig
    .map((key) => `\`pulumi config rm ${key} --stack ${stack}\``)
    .join(" and ");
  if (inEnvironment.length === 0)
    throw new UserError(
      `A preview doesn't use ${places}: run ${remove}, and set AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET, for a preview to an application that has only \`read:\` scopes, for \`up\` to one that may write.`,
    );
  throw new UserError(
    `The tenant's credentials are in two places, ${places} and ${inEnvironment.join(" and ")} of the environment: run ${remove}, and set them in the environment of \`up\` too.`,
  );
}
