import type { PhoneExperience } from "../components/auth0/phone-experience";
import { findEngine } from "../local/pulumi/engine";
import { openLocalStack, type LocalStack, type StackTenant } from "../local/pulumi/stack";

export interface StackSetup {
  readonly experience?: PhoneExperience;
  /** More flags of the tenant's command line. */
  readonly tenant?: readonly string[];
  /** Default: an account, a sender and a test user. */
  readonly config?: Readonly<Record<string, string>>;
  /** Default: `token-1` as the Plivo token. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly refresh?: boolean;
  /** File of the program. Default: index.ts. */
  readonly program?: string;
}

export const STACK = "dev";
const CONFIG = {
  plivoAuthId: "MAXXXXXXXXXXXXXXXXXX",
  plivoSender: "+15554443232",
  testUserEmail: "test@example.com",
};

/** Makes or opens the stack of a folder on a tenant. */
export async function openOn(
  tenant: StackTenant,
  { config = CONFIG, secrets = { plivoAuthToken: "token-1" }, refresh, program }: StackSetup,
  directory: string,
): Promise<LocalStack> {
  return openLocalStack({
    name: STACK,
    engine: await findEngine(),
    tenant,
    plugins: "local",
    keep: { directory, passphrase: "the test's" },
    config,
    secrets,
    ...(refresh !== undefined && { refresh }),
    ...(program !== undefined && { program }),
  });
}
