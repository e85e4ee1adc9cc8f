/**
 * Whatever needs a scope, in a process of its own: `node --import tsx tests/engine/run-through.ts TENANT-AS-JSON FOLDER`
 * makes, changes, reads and deletes all that the program has. It ends at the first run that fails, and prints why.
 */
import { findEngine } from "../../local/pulumi/engine";
import type { StackTenant } from "../../local/pulumi/stack";
import { openOn } from "../cli/stack-on-tenant";
import { wholeLife } from "./whole-life";

async function main(): Promise<void> {
  const [tenant = "", folder = ""] = process.argv.slice(2);
  const stack = await openOn(JSON.parse(tenant) as StackTenant, await findEngine(), folder);
  try {
    await wholeLife(stack);
  } finally {
    await stack.close();
  }
}

main().catch((error: unknown) => {
  console.error(String(error));
  process.exitCode = 1;
});
