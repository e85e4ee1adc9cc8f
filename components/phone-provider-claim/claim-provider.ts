import type { dynamic } from "@pulumi/pulumi";
import { TenantApi } from "../auth0/tenant-api";
import { findManagementAccess, type FindSetting } from "../auth0/management-access";
import { otherPhoneProviders } from "../side-effects/other-phone-providers";

/** A stack's hold on the tenant's phone provider. */
export interface Claim {
  /** Whether a provider that was there before the stack may become the stack's. */
  mayTakeOver: boolean;
  /** This provider's own code, which the engine hands from run to run. */
  __provider?: string;
}

const ID = "phone-provider";

/** Looks at the tenant once, when a stack first claims its phone provider; what is there later is the stack's. */
class ClaimProvider implements dynamic.ResourceProvider<Claim, Claim> {
  private configured: FindSetting = () => undefined;

  configure({ config }: dynamic.ConfigureRequest): Promise<void> {
    this.configured = (key) => config.get(`auth0:${key}`);
    return Promise.resolve();
  }

  /** Runs in a preview too, which so shows what the run would refuse. */
  async check(olds: Partial<Claim>, { mayTakeOver }: Claim): Promise<dynamic.CheckResult<Claim>> {
    const inputs = { mayTakeOver };
    const isClaimed = Object.keys(olds).length > 0;
    if (isClaimed || mayTakeOver) return { inputs };
    const access = findManagementAccess(this.configured, process.env);
    const [foreign] = await otherPhoneProviders(new TenantApi(access));
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
