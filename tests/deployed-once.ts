import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Deployment } from "@pulumi/pulumi/automation";
import { withLock } from "../local/pulumi/engine/lock";
import type { LocalStack } from "../local/pulumi/stack";
import type { StackSetup } from "./stack-on-tenant";
import type { TenantProcess } from "./tenant-process";

/** What a first `up` left: the tenant and the state, with what differs from tenant to tenant. */
interface Deployed {
  readonly tenant: Pick<TenantProcess, "domain" | "clientId" | "clientSecret">;
  readonly snapshot: object;
  readonly state: Deployment;
}

/**
 * Brings a stack up: by an `up` where this run of Jest had none with this setting yet, else by restoring the tenant and
 * the state that the first one left. jest.config.cjs makes the folder of a run of Jest; outside of Jest nothing is shared.
 */
export async function deployOnce(
  tenant: TenantProcess,
  stack: LocalStack,
  setting: StackSetup,
): Promise<void> {
  const folder = process.env["TEST_RUN_FOLDER"];
  if (folder === undefined) {
    await stack.up();
    return;
  }
  const name = createHash("sha256").update(JSON.stringify(setting)).digest("hex").slice(0, 16);
  const file = join(folder, `${name}.json`);
  const options = { signal: new AbortController().signal, onWait: () => undefined };
  await withLock(file, options, async () => {
    if (existsSync(file)) {
      await restore(tenant, stack, JSON.parse(await readFile(file, "utf8")) as Deployed);
      return;
    }
    await stack.up();
    const { domain, clientId, clientSecret } = tenant;
    const snapshot = (await tenant.control("GET", "/snapshot")).body as object;
    const state = await stack.exportState();
    const deployed: Deployed = { tenant: { domain, clientId, clientSecret }, snapshot, state };
    await writeFile(file, JSON.stringify(deployed));
  });
}

async function restore(tenant: TenantProcess, stack: LocalStack, from: Deployed): Promise<void> {
  const { status, body } = await tenant.control("PUT", "/snapshot", from.snapshot);
  if (status >= 300) throw new Error(`The snapshot was refused: ${JSON.stringify(body)}`);
  const text = (["domain", "clientId", "clientSecret"] as const).reduce(
    (state, name) => state.replaceAll(from.tenant[name], tenant[name]),
    JSON.stringify(from.state),
  );
  await stack.importState(JSON.parse(text) as Deployment);
}
