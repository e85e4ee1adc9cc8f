import type { TenantAndStack } from "../../tenant-and-stack";

/** What other people have on the tenant: an application, an Action outside of the stack's flow, and a user. */
export async function seedOthers(operated: TenantAndStack): Promise<void> {
  await operated.manage("POST", "/clients", { name: "Theirs", app_type: "spa" });
  const { id } = await operated.manage<{ id: string }>("POST", "/actions/actions", {
    name: "Theirs",
    code: "exports.onExecutePostLogin = async () => {};",
    supported_triggers: [{ id: "post-login", version: "v3" }],
  });
  // A picture of the tenant says whether it is built.
  await operated.untilBuilt(id);
  await operated.manage("POST", "/users", {
    connection: "Username-Password-Authentication",
    email: "grace@example.com",
    password: "Passw0rd!Grace",
  });
}

/** Who a schedule leaves: not the stack's user, and not the other people's. */
export async function removePeople(operated: TenantAndStack): Promise<void> {
  const people = await operated.manage<{ user_id: string; email: string }[]>("GET", "/users");
  for (const { user_id: id, email } of people)
    if (!["ada@example.com", "grace@example.com"].includes(email))
      await operated.manage("DELETE", `/users/${encodeURIComponent(id)}`);
}
