import { LOCAL_ACCOUNT } from "../local-account";
import type { DeployedTenant } from "../local/auth0/login/deployed-by-hand";
import type { PhoneExperience } from "../../components/auth0/phone-experience";
import { TenantAndStack } from "../tenant-and-stack";

/**
 * Starts a tenant on which `pulumi up` of the program has run.
 *
 * @param appUrl where the application is served, or would be
 */
export async function deployProgram(
  appUrl: string,
  experience: PhoneExperience = "legacy",
): Promise<DeployedTenant> {
  const { config, secrets } = LOCAL_ACCOUNT;
  const appUrls = JSON.stringify([appUrl]);
  const both = await TenantAndStack.deployed({
    experience,
    config: { ...config, appUrls },
    secrets,
  });
  return {
    ...both.tenant,
    appClientId: await both.appClientId(),
    manage: (method, path, body) => both.manage(method, path, body),
    stop: () => both.close(),
  };
}
