import { ManagementClient, ManagementError } from "auth0";

/**
 * A session of Auth0's own SDK as its documentation shows it, over TLS. Run as a process of its own, because Node reads
 * NODE_EXTRA_CA_CERTS when it starts. Prints what it saw as one line of JSON.
 */
async function session(): Promise<Record<string, unknown>> {
  const { AUTH0_DOMAIN = "", AUTH0_CLIENT_ID = "", AUTH0_CLIENT_SECRET = "" } = process.env;
  const auth0 = new ManagementClient({
    domain: AUTH0_DOMAIN,
    clientId: AUTH0_CLIENT_ID,
    clientSecret: AUTH0_CLIENT_SECRET,
  });
  const names: string[] = [];
  for (const name of ["one", "two", "three"]) await auth0.clients.create({ name, app_type: "spa" });
  for await (const client of await auth0.clients.list({ per_page: 2, include_totals: true })) {
    names.push(client.name ?? "");
  }
  const connections: string[] = [];
  for await (const connection of await auth0.connections.list({ take: 1 })) {
    connections.push(connection.name ?? "");
  }
  const action = await auth0.actions.create({
    name: "sms",
    supported_triggers: [{ id: "send-phone-message", version: "v2" }],
    secrets: [{ name: "TOKEN", value: "hidden-value" }],
  });
  const id = action.id ?? "";
  while ((await auth0.actions.get(id)).status !== "built");
  await auth0.actions.deploy(id);
  await auth0.actions.triggers.bindings.updateMany("send-phone-message", {
    bindings: [{ ref: { type: "action_id", value: id } }],
  });
  const bound: string[] = [];
  for await (const binding of await auth0.actions.triggers.bindings.list("send-phone-message")) {
    bound.push(binding.action?.name ?? "");
  }
  await auth0.guardian.factors.set("sms", { enabled: true });
  await auth0.guardian.factors.phone.setProvider({ provider: "phone-message-hook" });
  await auth0.guardian.policies.set(["all-applications"]);
  const user = await auth0.users.create({
    connection: "Username-Password-Authentication",
    email: "ada@example.com",
    password: "Correct-horse-1",
  });
  const found = await auth0.users.listUsersByEmail({ email: "ada@example.com" });
  const refused = await auth0.actions.delete(id).catch((error: unknown) => error);
  const missing = await auth0.clients.get("none").catch((error: unknown) => error);
  return {
    names,
    connections,
    bound,
    policies: await auth0.guardian.policies.list(),
    found: found.map(({ user_id }) => user_id === user.user_id),
    refused: refused instanceof ManagementError && refused.statusCode,
    missing: missing instanceof ManagementError && missing.statusCode,
  };
}

void session().then((seen) => {
  process.stdout.write(`${JSON.stringify(seen)}\n`);
});
