/**
 * One `up` in a process of its own, which ends with 0 where it succeeds:
 * `node --import tsx tests/cli/run-up.ts TENANT-AS-JSON FOLDER`.
 */
import { findEngine } from "../../local/pulumi/engine";
import type { StackTenant } from "../../local/pulumi/stack";
import { openOn } from "./stack-on-tenant";

async function main(): Promise<void> {
  const [tenant = "", folder = ""] = process.argv.slice(2);
  const stack = await openOn(JSON.parse(tenant) as StackTenant, await findEngine(), folder);
  try {
    await stack.up();
  } finally {
    await stack.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
