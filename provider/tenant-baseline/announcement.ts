import type { BaselineInputs } from "./baseline";
import type { TenantRecord } from "./tenant-record";

/**
 * Returns why a stack must not be created on a tenant: it would replace a phone provider that it can't restore. Undefined
 * if it may be created.
 */
export function providerRefusal(
  domain: string,
  { phoneProviders = [] }: TenantRecord,
  { replacePhoneProvider }: BaselineInputs,
): string | undefined {
  const foreign = phoneProviders.find(({ name }) => name !== "custom");
  if (foreign === undefined || replacePhoneProvider) return undefined;
  return (
    `The tenant ${domain} already sends through its phone provider \`${foreign.name}\`, which this stack would replace and ` +
    "could not restore, as Auth0 doesn't show its credentials; to allow this, run: pulumi config set protect true (then nothing " +
    "deletes the stack's), or, where the tenant may be torn down: pulumi config set disposable true"
  );
}

/** Returns what a stack changes for everyone on a tenant that has something of its own; undefined where it has nothing. */
export function announcement(
  domain: string,
  before: TenantRecord,
  inputs: BaselineInputs,
): string | undefined {
  const foreign = before.phoneProviders?.find(({ name }) => name !== "custom");
  const changes = [
    ...policyChange(before, inputs),
    ...factorsOff(before, inputs),
    ...(before.flow ?? []).map(
      ({ name }) => `the Action \`${name}\` leaves the Send Phone Message flow`,
    ),
    ...selectedProviderChange(before),
  ];
  const restored = changes.length > 0 ? [`${list(changes)}; \`pulumi destroy\` restores this`] : [];
  const lost = foreign
    ? [
        `the phone provider \`${foreign.name}\` is replaced, and \`pulumi destroy\` can't restore it`,
      ]
    : [];
  const all = [...restored, ...lost];
  if (all.length === 0) return undefined;
  return `This stack changes the tenant ${domain} for all of its applications: ${all.join("; ")}.`;
}

function policyChange({ policies, factors }: TenantRecord, { policy }: BaselineInputs): string[] {
  const next = policy === "never" ? undefined : policy;
  const [old] = policies;
  const others = factors.filter((name) => name !== "sms");
  if (old === next || (old === undefined && others.length === 0)) return [];
  if (old === undefined) return [`the policy becomes ${quoted(next ?? "never")}`];
  return [`the policy ${quoted(old)} becomes ${quoted(next ?? "never")}`];
}

function factorsOff({ factors }: TenantRecord, { otherFactors }: BaselineInputs): string[] {
  if (otherFactors === undefined) return [];
  return factors
    .filter((name) => name !== "sms" && !otherFactors.includes(name))
    .map((name) => `the factor ${quoted(name)} is turned off`);
}

/** Only if it sends: a tenant without the SMS factor has a selected provider too. */
function selectedProviderChange({ factors, selectedProvider }: TenantRecord): string[] {
  if (selectedProvider === undefined || selectedProvider === "phone-message-hook") return [];
  if (!factors.includes("sms")) return [];
  return [`SMS go through Plivo and no longer through ${quoted(selectedProvider)}`];
}

const quoted = (name: string): string => `\`${name}\``;

function list(items: readonly string[]): string {
  return new Intl.ListFormat("en").format(items);
}
