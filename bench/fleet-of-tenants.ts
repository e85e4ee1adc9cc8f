import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { openStack, type LocalStack, type StackOptions } from "../local/stack";
import { createStack } from "../local/stack/workspace";
import { createTenant, type Tenant } from "../local/tenant/tenant";

/** Local tenants in this process, with a stack for each, all in one backend. The last tenant refuses its stack's client. */
export interface Fleet {
  /** A file with each stack's name. */
  readonly list: string;
  readonly directory: string;
  /** For every stack: the plugins of the first serve all. */
  readonly env: Readonly<Record<string, string>>;
  /** Puts the tenants back to their seed, and the state to that of stacks that were never brought up. */
  reset(): void;
  close(): Promise<void>;
}

/** @param folder an empty one, for the state and the tenants' certificates */
export async function openFleet(
  folder: string,
  engine: PulumiCommand,
  size: number,
): Promise<Fleet> {
  const tenants: Tenant[] = [];
  for (let index = 0; index < size; index++) tenants.push(await createTenant({ port: 0 }));
  const caFile = join(folder, "tenants.pem");
  writeFileSync(caFile, tenants.map((tenant) => readFileSync(tenant.caFile, "utf8")).join("\n"));
  const [state, seed] = [join(folder, "state"), join(folder, "seed")];
  mkdirSync(state);
  const stacks = tenants.map((tenant, index): StackOptions & { name: string } => ({
    name: `tenant-${index + 1}`,
    engine,
    tenant: {
      domain: tenant.domain,
      clientId: tenant.clientId,
      clientSecret: index === size - 1 ? "refused" : tenant.clientSecret,
      caFile,
    },
    config: { plivoAuthId: "MA00000000000000000A", plivoSender: "+15554443232" },
    secrets: { plivoAuthToken: "the-token-of-this-measurement" },
    plugins: "local",
    keep: { directory: state, passphrase: "the fleet's" },
  }));
  const first = await openFirst(stacks);
  for (const stack of stacks.slice(1)) await createStack(stack, state, first.env);
  cpSync(state, seed, { recursive: true, verbatimSymlinks: true });
  const list = join(folder, "stacks.txt");
  writeFileSync(list, stacks.map(({ name }) => name).join("\n"));
  return {
    list,
    directory: state,
    env: first.env,
    reset: () => {
      for (const tenant of tenants) tenant.reset();
      rmSync(state, { recursive: true });
      cpSync(seed, state, { recursive: true, verbatimSymlinks: true });
    },
    close: async () => {
      await first.close();
      await Promise.all(tenants.map((tenant) => tenant.close()));
    },
  };
}

async function openFirst(stacks: readonly StackOptions[]): Promise<LocalStack> {
  const [first] = stacks;
  if (first === undefined) throw new Error("A fleet has at least one tenant.");
  return openStack(first);
}
