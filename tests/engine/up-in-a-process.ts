import type { StackTenant } from "../../local/pulumi/stack";
import { runScript } from "../run-node";

/** What `pulumi up` with this config says, in a process of its own, and the code that it ends with. */
export async function upInAProcess(
  tenant: StackTenant,
  config: Readonly<Record<string, string>>,
): Promise<{ code: number; said: string }> {
  const settings = [JSON.stringify(tenant), JSON.stringify(config)];
  const { code, output } = await runScript(["tests/engine/up-with-config.ts", ...settings]);
  return { code, said: output };
}
