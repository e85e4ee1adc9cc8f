import type { dynamic } from "@pulumi/pulumi";
import { ManagementApi } from "../management-api/management-api";
import { findManagementAccess, type FindSetting } from "../management-api/management-credentials";
import { refusedRequest } from "../management-api/refused-request";

/** A stack's hold on the tenant's phone provider. */
export interface Claim {
  /** Whether a provider that was there before the stack may become the stack's. */
  mayTakeOver: boolean;
  /** This provider's own code, which the engine hands from run to run. */
  __provider?: string;
}

const ID = "phone-provider";
const PATH = "/branding/phone/providers";

/** Looks at the tenant once, when a stack first claims its phone provider; what is there later is the stack's. */
class ClaimProvider implements dynamic.ResourceProvider<Claim, Claim> {
  private configured: FindSetting = () => undefined;

  configure({ config }: dynamic.ConfigureRequest): Promise<void> {
    this.configured = (key) => config.get(key);
    return Promise.resolve();
  }

  /** Runs in a preview too, which so shows what the run would refuse. */
  async check(olds: Partial<Claim>, { mayTakeOver }: Claim): Promise<dynamic.CheckResult<Claim>> {
    const inputs = { mayTakeOver };
    const isClaimed = Object.keys(olds).length > 0;
    if (isClaimed || mayTakeOver) return { inputs };
    const access = findManagementAccess(this.configured, process.env);
    const foreign = await findForeignProvider(new ManagementApi(access));
    if (foreign === undefined) return { inputs };
    return { inputs, failures: [{ property: "", reason: refusal(access.domain, foreign) }] };
  }

  diff(_id: string, olds: Claim, news: Claim): Promise<dynamic.DiffResult> {
    return Promise.resolve({
      changes: olds.mayTakeOver !== news.mayTakeOver || olds.__provider !== news.__provider,
    });
  }

  create({ mayTakeOver }: Claim): Promise<dynamic.CreateResult<Claim>> {
    return Promise.resolve({ id: ID, outs: { mayTakeOver } });
  }

  read(id: string, props?: Claim): Promise<dynamic.ReadResult<Claim>> {
    const { mayTakeOver } = props ?? { mayTakeOver: false };
    return Promise.resolve({ id, props: { mayTakeOver }, inputs: { mayTakeOver } });
  }

  update(_id: string, _olds: Claim, { mayTakeOver }: Claim): Promise<dynamic.UpdateResult<Claim>> {
    return Promise.resolve({ outs: { mayTakeOver } });
  }
}

/**
 * Name of a provider that sends without this program. A `custom` one hands each message to the tenant's one Action for
 * it, which is the stack's or keeps the stack from making its own.
 */
async function findForeignProvider(api: ManagementApi): Promise<string | undefined> {
  const answer = await api.call("GET", PATH);
  if (answer.status !== 200) {
    throw refusedRequest(`GET ${api.address(PATH)}`, answer, "the scope read:phone_providers");
  }
  const { body } = answer;
  const providers = Array.isArray(body["providers"]) ? (body["providers"] as unknown[]) : [];
  const names = providers.map((provider) => (provider as { name?: unknown }).name);
  return names.filter((name) => typeof name === "string").find((name) => name !== "custom");
}

function refusal(domain: string, provider: string): string {
  return (
    `the tenant ${domain} already sends through its phone provider \`${provider}\`, which this stack would turn into its ` +
    "own and `pulumi destroy` would delete; to let it, run: pulumi config set protect true (then nothing deletes it), or, " +
    "where the tenant may be torn down: pulumi config set disposable true"
  );
}

/** What Pulumi's server of dynamic providers calls once it has loaded the bundle of this file. */
export function handler(): dynamic.ResourceProvider<Claim, Claim> {
  return new ClaimProvider();
}
