import type { TenantProcess } from "../../tenant-process";

/** Makes an application on the tenant that may only read, and returns it as a preview's environment has it. */
export async function readOnlyApplication(
  tenant: TenantProcess,
): Promise<{ AUTH0_CLIENT_ID: string; AUTH0_CLIENT_SECRET: string }> {
  const { body: grants } = await tenant.api("GET", `/client-grants?client_id=${tenant.clientId}`);
  const [grant] = grants as { audience: string; scope: string[] }[];
  const application = { name: "Preview", app_type: "non_interactive" };
  const { body } = await tenant.api("POST", "/clients", {
    ...application,
    grant_types: ["client_credentials"],
  });
  const { client_id: id, client_secret: secret } = body as Record<string, string>;
  const scope = grant?.scope.filter((name) => name.startsWith("read:")) ?? [];
  const { status } = await tenant.api("POST", "/client-grants", {
    client_id: id,
    audience: grant?.audience,
    scope,
  });
  if (id === undefined || secret === undefined || status !== 201)
    throw new Error(`The tenant answered ${status} to the grant of an application that reads.`);
  return { AUTH0_CLIENT_ID: id, AUTH0_CLIENT_SECRET: secret };
}
