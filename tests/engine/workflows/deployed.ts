import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { findEngine } from "../../../local/pulumi/engine";
import {
  openLocalStack,
  type LocalStack,
  type LocalStackOptions,
} from "../../../local/pulumi/stack";
import { LOCAL_ACCOUNT } from "../../local-account";
import { startTenantProcess, type TenantProcess } from "../../tenant-process";
import { PASSPHRASE, PRODUCTION, TOKEN_OF_STAGING, type Tenants } from "./environments";
import { trustAll } from "./runner";

const STAGING = { plivoAuthId: "MA00000000000000000A", plivoSender: "+15554443232" };

/** The tenants of `staging`, which is deployed, of `prod`, which isn't yet, and of pull requests; one backend for all. */
export interface Deployed {
  readonly tenants: Tenants;
  readonly stacks: Readonly<Record<"staging" | "prod", LocalStack>>;
  /** Folder of the engine. */
  readonly engine: string;
  readonly caFile: string;
  /** URL of the state. */
  readonly backend: string;
  /** Opens another stack on the test tenant. */
  open(
    name: string,
    config: Readonly<Record<string, string>>,
    program: string,
  ): Promise<LocalStack>;
}

type Options = Pick<LocalStackOptions, "name" | "config" | "secrets" | "program">;

/** @param opened gets what ends each thing that was started, also where a later one fails */
export async function deploy(folder: string, opened: (() => unknown)[]): Promise<Deployed> {
  const start = async (): Promise<TenantProcess> => {
    const tenant = await startTenantProcess();
    opened.push(() => tenant.stop());
    return tenant;
  };
  const engine = await findEngine();
  const [staging, prod, test] = await Promise.all([start(), start(), start()]);
  const tenants = { staging, prod, test };
  const caFile = trustAll(folder, [staging, prod, test]);
  const keep = { directory: join(folder, "state"), passphrase: PASSPHRASE };
  mkdirSync(keep.directory);
  const open = async (on: TenantProcess, options: Options): Promise<LocalStack> => {
    const stack = await openLocalStack({ engine, keep, tenant: { ...on, caFile }, ...options });
    opened.push(() => stack.close());
    return stack;
  };
  const { secrets } = LOCAL_ACCOUNT;
  const stacks = {
    staging: await open(staging, {
      name: "staging",
      config: STAGING,
      secrets: { plivoAuthToken: TOKEN_OF_STAGING },
    }),
    prod: await open(prod, { name: "prod", config: PRODUCTION, secrets }),
  };
  await stacks.staging.up();
  // In the workflows the environment signs in.
  await stacks.staging.removeConfig("auth0:clientId", "auth0:clientSecret");
  return {
    tenants,
    stacks,
    engine: dirname(engine.command),
    caFile,
    backend: stacks.staging.env["PULUMI_BACKEND_URL"] ?? "",
    open: (name, config, program) => open(test, { name, config, secrets, program }),
  };
}
