import { findEngine } from "../../local/pulumi/engine";
import { openStack, type StackTenant } from "../../local/pulumi/stack";

/**
 * `pulumi up` in a process of its own, as a person's: a program that throws leaves a rejection that Pulumi's runtime
 * handles and Jest would report. Takes the tenant and the config as JSON, and prints what went wrong.
 */
async function main([tenant = "", config = ""]: string[]): Promise<void> {
  const stack = await openStack({
    name: "test",
    engine: await findEngine(),
    tenant: JSON.parse(tenant) as StackTenant,
    config: JSON.parse(config) as Record<string, string>,
    secrets: { plivoAuthToken: "token-1" },
  });
  try {
    await stack.up();
  } catch (error) {
    console.log((error as Error).message);
    process.exitCode = 1;
  } finally {
    await stack.close();
  }
}

void main(process.argv.slice(2));
