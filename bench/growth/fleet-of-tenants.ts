import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LocalWorkspace, type PulumiCommand } from "@pulumi/pulumi/automation";
import { openLocalStack } from "../../local/pulumi/stack";
import { createTenant, type LocalTenant } from "../../local/world";

/** Local tenants in this process, with a stack for each, all in one backend. The last tenant refuses its stack's client. */
export interface Fleet {
  readonly stacks: readonly string[];
  /** In the order of their stacks. */
  readonly tenants: readonly LocalTenant[];
  readonly directory: string;
  /** For every stack: all of them use the first one's plugins. */
  readonly env: Readonly<Record<string, string>>;
  /** Resets the tenants to their seed, and the state to that of stacks that were never deployed. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts tenants, and makes a stack for each.
 *
 * @param folder an empty folder, for the state and the tenants' certificates
 */
export async function openFleet(
  folder: string,
  engine: PulumiCommand,
  size: number,
): Promise<Fleet> {
  const tenants: LocalTenant[] = [];
  for (let index = 0; index < size; index++) tenants.push(await createTenant({ port: 0 }));
  const [head] = tenants;
  if (head === undefined) throw new Error("A fleet has at least one tenant.");
  const caFile = join(folder, "tenants.pem");
  writeFileSync(caFile, tenants.map((tenant) => readFileSync(tenant.caFile, "utf8")).join("\n"));
  const [directory, seed] = [join(folder, "state"), join(folder, "seed")];
  mkdirSync(directory);
  const first = await openLocalStack({
    name: "tenant-1",
    engine,
    tenant: { ...head, caFile },
    config: { plivoAuthId: "MA00000000000000000A", plivoSender: "+15554443232" },
    secrets: { plivoAuthToken: "the-token-of-this-measurement" },
    plugins: "local",
    keep: { directory, passphrase: "the fleet's" },
  });
  const stacks = await createStacks(tenants, directory, engine, first.env);
  copy(directory, seed);
  return {
    stacks,
    tenants,
    directory,
    env: first.env,
    reset: () => {
      for (const tenant of tenants) tenant.reset();
      rmSync(directory, { recursive: true });
      copy(seed, directory);
    },
    close: async () => {
      await first.close();
      await Promise.all(tenants.map((tenant) => tenant.close()));
    },
  };
}

function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

/** Makes a stack for each tenant, with its settings, and returns their names. The first stack exists already. */
async function createStacks(
  tenants: readonly LocalTenant[],
  directory: string,
  engine: PulumiCommand,
  env: Readonly<Record<string, string>>,
): Promise<string[]> {
  const stacks = tenants.map((_, index) => `tenant-${index + 1}`);
  const workspace = await LocalWorkspace.create({
    workDir: directory,
    pulumiCommand: engine,
    envVars: { ...env },
  });
  for (const [index, tenant] of tenants.entries()) {
    const name = stacks[index] ?? "";
    if (index > 0) await workspace.createStack(name);
    const clientSecret = index === tenants.length - 1 ? "refused" : tenant.clientSecret;
    writeSettings(directory, name, { ...tenant, clientSecret });
  }
  return stacks;
}

/** Writes the first stack's settings with another tenant: `pulumi config set` would take minutes for a fleet. */
function writeSettings(
  directory: string,
  name: string,
  { domain, clientId, clientSecret }: Pick<LocalTenant, "domain" | "clientId" | "clientSecret">,
): void {
  const file = (stack: string): string => join(directory, `Pulumi.${stack}.yaml`);
  const text = readFileSync(file("tenant-1"), "utf8")
    .replace(/(?<=auth0:domain: ).*/, domain)
    .replace(/(?<=auth0:clientId: ).*/, clientId)
    .replace(/auth0:clientSecret:(\n +secure: .*|.*)/, `auth0:clientSecret: ${clientSecret}`);
  writeFileSync(file(name), text);
}
